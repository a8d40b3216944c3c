"""Links in a body: to addresses of the web and of mail, typed in. Wagtail's own way to a link is by
choosers of its pages and documents, of which there are none here."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from draftjs_exporter.dom import DOM
from wagtail.admin.rich_text.converters.html_to_contentstate import ExternalLinkElementHandler
from wagtail.admin.rich_text.editors.draftail.features import EntityFeature
from wagtail.rich_text.feature_registry import FeatureRegistry

LINK = "link"
SCHEMES = ("http", "https", "mailto")
_LONGEST = 2000


def lawful_link(address: object) -> str:
    """The address as kept; "" for one that is no address of the web or of mail.

    >>> lawful_link(" https://www.yunjiang.example/a "), lawful_link("java\\tscript:alert(1)")
    ('https://www.yunjiang.example/a', '')
    """
    if not isinstance(address, str) or len(address) > _LONGEST:
        return ""
    plain = "".join(each for each in address if each.isprintable()).strip()
    try:
        parts = urlsplit(plain)
    except ValueError:
        return ""
    named = parts.netloc if parts.scheme != "mailto" else parts.path
    return plain if parts.scheme in SCHEMES and named else ""


def _link(props: dict[str, Any]) -> Any:
    address = lawful_link(props.get("url"))
    if not address:
        return DOM.create_element(None, {}, props["children"])
    return DOM.create_element("a", {"href": address}, props["children"])


def enter_links(features: FeatureRegistry) -> None:
    """Put our feature in the place of Wagtail's of the same name."""
    features.register_editor_plugin(
        "draftail",
        LINK,
        EntityFeature(
            {
                "type": "LINK",
                "icon": "link",
                "description": "链接",
                "attributes": ["url"],
                "allowlist": {"href": "^(http:|https:|mailto:|undefined$)"},
            },
            js=["publication/body-links.js"],
        ),
    )
    features.register_converter_rule(
        "contentstate",
        LINK,
        {
            "from_database_format": {"a[href]": ExternalLinkElementHandler("LINK")},
            "to_database_format": {"entity_decorators": {"LINK": _link}},
        },
    )
