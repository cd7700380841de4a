import pytest


@pytest.fixture(scope="session")
def read():
    """Finds the quotations of a text as the pipeline does."""
    import spacy

    from briefer.extract.quotations import FACTORY, quotations_of, register

    register()
    language = spacy.blank("en")
    language.add_pipe(FACTORY)
    return lambda text: quotations_of(language(text))
