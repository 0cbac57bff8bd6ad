"""Making contributed files: editing forms, schemas, starting files, and import of lists."""
