// Buttons that copy a name, a command or the address of the view.
async function copy(text) {
  if (navigator.clipboard) return navigator.clipboard.writeText(text);
  // Plain HTTP beyond loopback has no clipboard API; a selection still copies.
  const area = document.createElement("textarea");
  area.value = text;
  area.setAttribute("readonly", "");
  area.className = "sr";
  document.body.append(area);
  area.select();
  document.execCommand("copy");
  area.remove();
}

document.addEventListener("click", async event => {
  const button = event.target.closest("[data-copy], [data-copy-from], [data-copy-address]");
  if (!button) return;
  event.preventDefault();
  const { copy: text, copyFrom: source } = button.dataset;
  await copy(text ?? (source ? document.getElementById(source).textContent : location.href));
  button.dataset.copied = "";
  setTimeout(() => delete button.dataset.copied, 1500);
});
