"""Where the work is done: `local` processes of this machine, `dask` workers of a cluster. An engine is one function.

run(chunks, settings, jobs) -> Iterator[list[Outcome]]     # in the order of the chunks
"""
