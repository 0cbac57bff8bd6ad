"""Lists kept by others → contributed files. Each row is judged by itself, and nothing is overwritten unasked."""
