"""A batch on Spark: on this machine or on any cluster, by the master's URL.

The only folder that imports pyspark. What is heavy is Spark's: postings, candidate pairs and their
sums, connected components and the reports of a story meet in joins, windows and grouped maps, and
none of these tables comes to the driver, which sees counts and the records of finished shards. The
tasks compute with ``parts`` and write with ``shards``, so the files are those of the local engine.

Skew: a term that a crowd of reports holds is cut by weeks (``candidates.CROWD``), sums are added up
on both sides of a shuffle, and Spark splits what is still too large (adaptive execution). A large
component or story stays with one task.
"""
