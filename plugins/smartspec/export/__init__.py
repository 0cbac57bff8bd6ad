"""The material for programs: documents derived from the model, with schemas, a description of the API, and RDF."""
