// A figure's SVG file as PNG, drawn in the visitor's own browser, which has the fonts that a build lacks.
const SHARPER = 3; // pixels a unit: a page of A4 wide at some 150 dots an inch
const DARK = "(prefers-color-scheme: dark)"; // a PNG goes into documents, which are light

async function save(button) {
  const answer = await fetch(button.dataset.s3Png);
  if (!answer.ok) throw new Error(`${button.dataset.s3Png}: ${answer.status}`);
  const image = new Image();
  image.src = `data:image/svg+xml,${encodeURIComponent((await answer.text()).replaceAll(DARK, "not all"))}`;
  await image.decode();
  const canvas = Object.assign(document.createElement("canvas"), { width: image.width * SHARPER, height: image.height * SHARPER });
  canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
  const link = document.createElement("a");
  link.href = URL.createObjectURL(await new Promise((done) => { canvas.toBlob(done, "image/png"); }));
  link.download = button.dataset.s3Png.replace(/\.svg$/, ".png");
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

for (const button of document.querySelectorAll("[data-s3-png]")) {
  button.closest("[hidden]").hidden = false;
  button.addEventListener("click", () => save(button).catch(() => {
    const told = Object.assign(document.createElement("p"), { className: "s3-note", textContent: button.dataset.s3Failed });
    told.setAttribute("role", "alert");
    button.after(told);
  }));
}
