# Items are articles, their sections are categories; editions are pages.
import json
from functools import lru_cache
from pathlib import Path
from urllib.parse import urlsplit
from datetime import date

vocabulary = json.loads(Path(__file__).with_name('vocabulary.json').read_text(encoding='utf-8'))

SITENAME = 'The Tokenizer'
SITESUBTITLE = "This week's most valuable AI resources"
SITEURL = 'https://example.org/tokenizer'
EDITOR = 'A Generator'  # an AUTHOR would be that of every item without one
TIMEZONE = 'UTC'
DEFAULT_LANG = 'en'
DEFAULT_DATE_FORMAT = '%B %-d, %Y'

PATH = 'content'
ARTICLE_PATHS = ['editions']
PAGE_PATHS = ['pages']
STATIC_PATHS = []
THEME = 'theme'
THEME_STATIC_DIR = 'assets'
PLUGIN_PATHS = ['plugins']
PLUGINS = ['editions']

ARTICLE_URL = 'editions/{edition}/{slug}/'
ARTICLE_SAVE_AS = 'editions/{edition}/{slug}/index.html'
PAGE_URL = '{slug}/'
PAGE_SAVE_AS = '{slug}/index.html'
CATEGORY_URL = 'sections/{slug}/'
CATEGORY_SAVE_AS = 'sections/{slug}/index.html'
TAG_URL = 'tags/{slug}/'
TAG_SAVE_AS = 'tags/{slug}/index.html'
AUTHOR_SAVE_AS = ''

DIRECT_TEMPLATES = ['index', 'editions', 'sections', 'tags', 'search', '404', 'feed', 'sitemap', 'search_index']
EDITIONS_SAVE_AS = 'editions/index.html'
SECTIONS_SAVE_AS = 'sections/index.html'
TAGS_SAVE_AS = 'tags/index.html'
SEARCH_SAVE_AS = 'search/index.html'
FEED_SAVE_AS = 'feed.xml'
SITEMAP_SAVE_AS = 'sitemap.xml'
SEARCH_INDEX_SAVE_AS = 'search.json'

DEFAULT_PAGINATION = 50
PAGINATED_TEMPLATES = {'tag': 50, 'category': 50}
PAGINATION_PATTERNS = (
    (1, '{base_name}/', '{base_name}/index.html'),
    (2, '{base_name}/page/{number}/', '{base_name}/page/{number}/index.html'),
)

# What tokensite has no counterpart of is off: translations, feeds of authors, Markdown in summaries.
ARTICLE_TRANSLATION_ID = None
PAGE_TRANSLATION_ID = None
FORMATTED_FIELDS = []
FEED_ALL_ATOM = None
CATEGORY_FEED_ATOM = None
AUTHOR_FEED_ATOM = None
AUTHOR_FEED_RSS = None
TRANSLATION_FEED_ATOM = None
MARKDOWN = {
    'extension_configs': {'markdown.extensions.meta': {}, 'markdown.extensions.tables': {}},
    'output_format': 'html5',
}


@lru_cache(maxsize=None)
def long_date(iso):
    day = date.fromisoformat(iso)
    return f'{day:%B} {day.day}, {day.year}'


JINJA_FILTERS = {'long_date': long_date, 'host': lambda url: urlsplit(url).hostname}
JINJA_GLOBALS = {
    'base': '/tokenizer',
    'rows': {},
    'sections': {section['id']: {**section, 'hue': index + 1} for index, section in enumerate(vocabulary['sections'])},
    'tag_titles': {tag['id']: tag['title'] for tag in vocabulary['tags']},
}
