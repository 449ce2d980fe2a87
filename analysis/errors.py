"""What can go wrong, each a sentence for a person."""


class StandpointError(Exception):
    """Base of all errors that are shown to people as they are: what is wrong, which file, what to do."""


class IngestError(StandpointError):
    """A file cannot become an article."""


class KnowledgeError(StandpointError):
    """A file of `data/` (or one that a user gives to replace it) does not hold what it must."""


class StoreError(StandpointError):
    """The database cannot be reached, or holds no such thing."""


class SearchError(StandpointError):
    """What somebody typed cannot be read as a search."""


class CorrectionError(StandpointError):
    """A correction that cannot be made, or a file that holds none."""
