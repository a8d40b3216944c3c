// A link in the text of a body: its address is typed into a small dialog. Enters itself in Draftail in the place of Wagtail's choosers.
(() => {
  const { React, DraftJS, draftail } = window;
  const LAWFUL = /^(https?:\/\/[^\s/]+|mailto:[^\s]+)/i;
  const make = (tag, attributes = {}, ...children) => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    element.append(...children);
    return element;
  };

  // Asks for an address; answers with it, with "" where the link is to go, with null where nothing is to change.
  function ask(address, isSet) {
    const input = make("input", { type: "text", id: "body-link-address", inputmode: "url", autocomplete: "off", maxlength: "2000", "aria-describedby": "body-link-help body-link-error" });
    input.value = address;
    const error = make("p", { class: "field__error", id: "body-link-error", role: "alert" });
    error.hidden = true;
    const keep = make("button", { type: "submit", class: "button", value: "keep" }, "设为链接");
    const drop = make("button", { type: "button", class: "button button-secondary" }, "去掉链接");
    const leave = make("button", { type: "button", class: "button button-secondary" }, "返回");
    const form = make("form", { method: "dialog", novalidate: "" },
      make("h2", { id: "body-link-title" }, "链接到哪里"),
      make("div", { class: "field" },
        make("label", { for: "body-link-address" }, "网址或者电子邮箱"),
        make("p", { class: "field__help", id: "body-link-help" }, "网址以 https:// 或者 http:// 开头；邮箱直接填写。"),
        error, input),
      make("p", { class: "dialog__buttons" }, keep, ...(isSet ? [drop] : []), leave));
    const dialog = make("dialog", { class: "dialog", "data-ready": "", "aria-labelledby": "body-link-title" }, form);
    document.querySelector(".office").append(dialog);
    return new Promise((resolve) => {
      let answer = null;
      dialog.addEventListener("close", () => { dialog.remove(); resolve(answer); });
      leave.addEventListener("click", () => dialog.close());
      drop.addEventListener("click", () => { answer = ""; dialog.close(); });
      form.addEventListener("submit", (event) => {
        event.preventDefault();
        event.stopPropagation();
        const typed = input.value.trim();
        const full = /^[^\s@:/]+@[^\s@/]+$/.test(typed) ? `mailto:${typed}` : typed;
        if (LAWFUL.test(full)) {
          answer = full;
          dialog.close();
          return;
        }
        error.textContent = "这不是网址或者邮箱。网址请连同 https:// 一起填写。";
        error.hidden = false;
        input.setAttribute("aria-invalid", "true");
        input.focus();
      });
      dialog.showModal();
      input.focus();
    });
  }

  class LinkSource extends React.Component {
    async componentDidMount() {
      const { editorState, entity, entityType, onComplete, onClose } = this.props;
      const address = await ask(entity ? entity.getData().url : "", Boolean(entity));
      if (address === null) return onClose();
      const { EditorState, Modifier, RichUtils } = DraftJS;
      const selection = editorState.getSelection();
      if (address === "") return onComplete(RichUtils.toggleLink(editorState, selection, null));
      const content = editorState.getCurrentContent().createEntity(entityType.type, "MUTABLE", { url: address });
      const key = content.getLastCreatedEntityKey();
      if (!selection.isCollapsed()) return onComplete(RichUtils.toggleLink(EditorState.push(editorState, content, "apply-entity"), selection, key));
      const inserted = Modifier.replaceText(content, selection, address.replace(/^mailto:/, ""), null, key);
      return onComplete(EditorState.push(editorState, inserted, "insert-characters"));
    }

    render() {
      return null;
    }
  }

  function Link({ entityKey, contentState, children, onEdit }) {
    const { url } = contentState.getEntity(entityKey).getData();
    const edit = (event) => { event.preventDefault(); event.stopPropagation(); onEdit(entityKey); };
    return React.createElement("a", { href: url, title: url, className: "body-link", onClick: edit, "data-draftail-trigger": true }, children);
  }

  draftail.registerPlugin({ type: "LINK", source: LinkSource, decorator: Link });
})();
