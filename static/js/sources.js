// A citation opens its source. Without this script the link leads there and the reader opens it.
export default function sources(panel) {
  const reveal = (hash) => {
    const place = hash ? document.getElementById(hash.slice(1)) : null;
    const source = place && panel.contains(place) ? place.closest("details") : null;
    if (source) source.open = true;
    return source;
  };
  document.addEventListener("click", (event) => {
    const citation = event.target.closest?.("a.cite");
    const source = citation && reveal(citation.hash);
    // The keyboard goes along with the eyes.
    if (source) requestAnimationFrame(() => source.querySelector("summary").focus());
  });
  reveal(location.hash);
}
