// A table that is wider than the page scrolls, by keyboard too.
const tables = new ResizeObserver((entries) => {
  for (const { target } of entries) {
    const wide = target.scrollWidth > target.clientWidth;
    const heads = [...target.querySelectorAll("caption, th")].map((head) => head.textContent.trim());
    for (const [name, value] of [["tabindex", 0], ["role", "region"], ["aria-label", heads.join(", ")]]) {
      wide ? target.setAttribute(name, value) : target.removeAttribute(name);
    }
  }
});
document.querySelectorAll(".table-wrapper").forEach((table) => tables.observe(table));

// On paper a page says where it is from, also where the site was not told its address.
const address = document.querySelector(".print-address");
if (address && !address.textContent) address.textContent = location.href.split("#")[0];
