"""Brings editions and their items together: `editions`, newest first, and `edition_of`, by number."""
from operator import attrgetter

from pelican import signals
from pelican.generators import ArticlesGenerator, PagesGenerator


def collect(generators):
    articles = next(one for one in generators if isinstance(one, ArticlesGenerator))
    pages = next(one for one in generators if isinstance(one, PagesGenerator))
    editions = [page for page in pages.pages if hasattr(page, 'number')]
    editions.sort(key=lambda page: int(page.number), reverse=True)
    by_number = {page.number: page for page in editions}
    for older, newer in zip(editions[1:], editions):
        older.newer, newer.older = newer, older
    for page in editions:
        page.items = []
    for article in articles.articles:
        by_number[article.edition].items.append(article)
    for page in editions:
        page.items.sort(key=attrgetter('date'), reverse=True)
    for generator in generators:
        generator.context.update(editions=editions, edition_of=by_number)


def register():
    signals.all_generators_finalized.connect(collect)
