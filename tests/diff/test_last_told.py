"""The day on which something was last said anew of a territory: a rewrite in form only is no such day."""
