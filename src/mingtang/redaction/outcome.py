"""What redaction hands back: the new file, what is not in it any more, and what was looked for in it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from mingtang.documents.pages import Box
from mingtang.privacy import Kind
from mingtang.redaction.marks import Ground


class Loss(StrEnum):
    """What a file holds besides what its reader sees, or what cannot be carried over with certainty."""

    TRACKED_DELETION = "tracked_deletion"
    TRACKED_INSERTION = "tracked_insertion"
    COMMENT = "comment"
    HIDDEN_TEXT = "hidden_text"
    FIELD_CODE = "field_code"
    LINK_TARGET = "link_target"
    BOOKMARK = "bookmark"
    METADATA = "metadata"
    CUSTOM_DATA = "custom_data"
    EMBEDDED_FILE = "embedded_file"
    THUMBNAIL = "thumbnail"
    ALTERNATIVE_TEXT = "alternative_text"
    MACRO = "macro"
    PICTURE_METADATA = "picture_metadata"
    CROPPED_AREA = "cropped_area"
    PICTURE = "picture"
    CHART = "chart"
    SHAPE = "shape"
    FORMULA = "formula"
    UNUSED_HEADER = "unused_header"
    HIDDEN_SHEET = "hidden_sheet"
    HIDDEN_CELLS = "hidden_cells"
    DEFINED_NAME = "defined_name"
    EXTERNAL_LINK = "external_link"
    TEXT_LAYER = "text_layer"
    OPTIONAL_LAYER = "optional_layer"
    ANNOTATION = "annotation"
    FORM = "form"
    OUTLINE = "outline"
    SCRIPT = "script"
    OLD_VERSION = "old_version"
    UNLISTED = "unlisted"
    UNKNOWN = "unknown"

    @property
    def label(self) -> str:
        """What it is called on the list that the officer sees."""
        return _LABELS[self]


_LABELS = {
    Loss.TRACKED_DELETION: "修订记录中已删除的文字",
    Loss.TRACKED_INSERTION: "修订记录（插入的文字已按正文保留）",
    Loss.COMMENT: "批注",
    Loss.HIDDEN_TEXT: "隐藏或与底色相同的文字",
    Loss.FIELD_CODE: "域代码",
    Loss.LINK_TARGET: "超链接的目标地址",
    Loss.BOOKMARK: "书签",
    Loss.METADATA: "文件属性（作者、单位、时间等）",
    Loss.CUSTOM_DATA: "自定义数据",
    Loss.EMBEDDED_FILE: "嵌入的文件或对象",
    Loss.THUMBNAIL: "缩略图",
    Loss.ALTERNATIVE_TEXT: "图片的替代文字和名称",
    Loss.MACRO: "宏",
    Loss.PICTURE_METADATA: "图片的拍摄信息等附带数据",
    Loss.CROPPED_AREA: "图片被裁剪掉的部分",
    Loss.PICTURE: "不能可靠处理的图片",
    Loss.CHART: "图表",
    Loss.SHAPE: "图形",
    Loss.FORMULA: "公式",
    Loss.UNUSED_HEADER: "未显示的页眉、页脚",
    Loss.HIDDEN_SHEET: "隐藏的工作表",
    Loss.HIDDEN_CELLS: "隐藏或被合并遮住的单元格",
    Loss.DEFINED_NAME: "定义的名称",
    Loss.EXTERNAL_LINK: "外部链接及其缓存",
    Loss.TEXT_LAYER: "文字层（页面已转为图像）",
    Loss.OPTIONAL_LAYER: "可选图层",
    Loss.ANNOTATION: "注释",
    Loss.FORM: "表单（已按显示的内容保留）",
    Loss.OUTLINE: "书签目录、页码标签",
    Loss.SCRIPT: "脚本和动作",
    Loss.OLD_VERSION: "文件中留存的旧版本",
    Loss.UNLISTED: "原文件结构不规范，未能逐项列明的附带内容（一律未保留）",
    Loss.UNKNOWN: "不能识别的内容",
}


@dataclass(frozen=True, slots=True)
class Dropped:
    """Something of the source that the new file does not hold, how often, and where if that is known.
    Never the words themselves."""

    loss: Loss
    at: str
    count: int


@dataclass(frozen=True, slots=True)
class Withheld:
    """An entry of the list that goes with the letter (条例第三十七条): where and why, never what.
    `count`: how many such parts stand there."""

    at: str
    ground: Ground
    count: int = 1


@dataclass(frozen=True, slots=True)
class StillThere:
    """Personal data that the new file still shows; masked, for a person to decide on."""

    kind: Kind
    at: str
    masked: str


@dataclass(frozen=True, slots=True)
class Report:
    """What the check of the finished file went through: parts or objects, texts, black areas.

    There is a report only where nothing was found; `still_there` are warnings.
    """

    parts: int
    characters: int
    areas: int
    still_there: tuple[StillThere, ...]


@dataclass(frozen=True, slots=True)
class Redacted:
    """The new file. Nothing of the old one is in it that was not put there piece by piece."""

    data: bytes
    name: str
    media_type: str
    withheld: tuple[Withheld, ...]
    dropped: tuple[Dropped, ...]
    report: Report


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph, a cell or a page's text as its reader sees it, where it can be marked."""

    at: str
    text: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture of a Word document as it is shown."""

    number: int
    at: str
    image: bytes
    media_type: str


@dataclass(frozen=True, slots=True)
class Hit:
    """Where a mark takes effect; `mark` is its number (from 0), `boxes` its areas on a PDF's page."""

    mark: int
    at: str
    boxes: tuple[Box, ...] = ()


@dataclass(frozen=True, slots=True)
class Examined:
    """What can be marked in a file, what no program can search in it, and what will not be kept.

    `to_be_viewed`: pictures (Word) or pages (PDF) by number that a person must look at before the
    file can be redacted, since words in pictures cannot be found.
    """

    passages: tuple[Passage, ...]
    figures: tuple[Figure, ...]
    pages: int
    to_be_viewed: frozenset[int]
    dropped: tuple[Dropped, ...]
    hits: tuple[Hit, ...]


class RedactionRefused(Exception):
    """No file comes out. The message tells a person what is in the way, where, and what to do.

    `code` is stable: `unsupported`, `no_marks`, `no_reason`, `blank_mark`, `not_found`,
    `no_such_place`, `place_changed`, `wrong_mark`, `to_be_viewed`, `unclear_hiding`, `unknown_content`,
    `covering_shape`, `picture`, `page`, `still_there`, `not_clean`, and the codes of
    `UnreadableDocument`.
    """

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message

    def __reduce__(self) -> tuple[type[RedactionRefused], tuple[str, str]]:
        return type(self), (self.code, self.message)
