// Before Wagtail's editor of texts: words that it has no Chinese for, and no style elements, which our policy refuses: a template in their place does nothing.
(() => {
  Object.assign(window.django.catalog, {
    "Insert a block": "添加内容",
    "Split block": "从这里分成两段",
    "Write something or type ‘/’ to insert a block": "在这里书写",
    "The editor just crashed. Content has been reset to the last saved version.": "编辑器出了错，这一段已恢复到上次保存的内容。",
    "Report this error to your website administrator with the following information:": "请把下面的信息告诉系统维护人员：",
    Blocks: "内容",
  });
  const createElement = Document.prototype.createElement;
  Document.prototype.createElement = function create(name, ...more) {
    return createElement.call(this, String(name).toLowerCase() === "style" ? "template" : name, ...more);
  };
})();
