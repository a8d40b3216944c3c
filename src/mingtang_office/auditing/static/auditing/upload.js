// Hands files in one by one, with progress; without this module the form does it in one piece.

const WORDS = {
  accepted: "已收下，正在排队读取。",
  present: "内容相同的报告已经在了，没有重复收下。",
  refused: "没有收下：",
};

function send(form, file, upload, onProgress) {
  return new Promise((resolve) => {
    const body = new FormData();
    body.append("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
    body.append("agency", form.elements.agency.value);
    if (upload) body.append("upload", upload);
    body.append("documents", file);
    const request = new XMLHttpRequest();
    request.open("POST", form.action);
    request.setRequestHeader("Accept", "application/json");
    request.upload.addEventListener("progress", (event) => {
      if (event.lengthComputable) onProgress(event.loaded / event.total);
    });
    request.addEventListener("loadend", () => resolve(answer(request)));
    request.send(body);
  });
}

function answer(request) {
  try {
    return JSON.parse(request.responseText);
  } catch {
    if (request.status === 403) return { problem: "登录已失效或者没有权限，请刷新页面重新登录后再传。" };
    if (request.status === 413) return { problem: "文件过大，服务器没有收下。" };
    return { problem: "网络或者服务器暂时不通，这份文件没有收下，请稍后重新上传。" };
  }
}

function line(list, name) {
  const item = document.createElement("li");
  item.className = "upload__file";
  const title = document.createElement("strong");
  title.textContent = name;
  const text = document.createElement("span");
  text.textContent = "等候上传";
  item.append(title, text);
  list.append(item);
  return { item, text };
}

function tell(row, outcome) {
  row.item.classList.add(`upload__file--${outcome.outcome}`);
  row.text.textContent = WORDS[outcome.outcome] + (outcome.message ?? "");
  if (outcome.url) {
    const link = document.createElement("a");
    link.href = outcome.url;
    link.textContent = "查看";
    row.item.append(" ", link);
  }
}

class Upload {
  constructor(form) {
    this.form = form;
    this.input = form.querySelector("input[type=file]");
    this.zone = form.querySelector("[data-upload-zone]");
    this.progress = form.querySelector("[data-upload-progress]");
    this.bar = form.querySelector("[data-upload-bar]");
    this.status = form.querySelector("[data-upload-status]");
    this.list = form.querySelector("[data-upload-files]");
    this.on = form.querySelector("[data-upload-on]");
    this.button = form.querySelector("[data-upload-submit]");
    form.querySelector("[data-upload-drag]").hidden = false;
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.start([...this.input.files]);
    });
    this.bindDrop();
  }

  bindDrop() {
    const over = (is) => (event) => {
      event.preventDefault();
      this.zone.classList.toggle("is-over", is);
    };
    this.zone.addEventListener("dragover", over(true));
    this.zone.addEventListener("dragleave", over(false));
    this.zone.addEventListener("drop", (event) => {
      over(false)(event);
      this.start([...event.dataTransfer.files]);
    });
  }

  async start(files) {
    if (!files.length || this.button.disabled) return;
    this.button.disabled = true;
    this.input.disabled = true;
    this.progress.hidden = false;
    this.list.replaceChildren();
    const rows = files.map((file) => line(this.list, file.name));
    const counts = { accepted: 0, present: 0, refused: 0 };
    let upload = "";
    let page = "";
    for (const [index, file] of files.entries()) {
      rows[index].text.textContent = "正在上传";
      const told = await send(this.form, file, upload, (part) => {
        this.bar.value = (index + part) / files.length;
      });
      upload = told.upload ?? upload;
      page = told.page ?? page;
      const outcomes = told.files ?? [{ outcome: "refused", message: told.problem }];
      for (const outcome of outcomes) {
        counts[outcome.outcome] += 1;
        tell(rows[index], outcome);
      }
      this.bar.value = (index + 1) / files.length;
      this.status.textContent = `已上传 ${index + 1} 份，共 ${files.length} 份`;
    }
    this.finish(counts, page);
  }

  finish(counts, page) {
    this.status.textContent =
      `收下 ${counts.accepted} 份，已在 ${counts.present} 份，没有收下 ${counts.refused} 份。`;
    this.button.disabled = false;
    this.input.disabled = false;
    this.input.value = "";
    if (!page) return;
    this.on.querySelector("a").href = page;
    this.on.hidden = false;
    if (!counts.present && !counts.refused) window.location.assign(page);
  }
}

for (const form of document.querySelectorAll("form[data-upload]")) new Upload(form);
