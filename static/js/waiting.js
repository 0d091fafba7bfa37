// A form whose answer takes long says so as soon as it is sent, and is sent once.
export function sayWhatTakesLong() {
  for (const place of document.querySelectorAll("[data-waits]")) {
    const form = place.closest("form");
    form.addEventListener("submit", (event) => {
      if (place.querySelector(".waiting")) return event.preventDefault();
      place.append(place.querySelector("template").content.cloneNode(true));
    });
    // Back on the page, as the browser kept it, the form can be sent again.
    window.addEventListener("pageshow", () => place.querySelector(".waiting")?.remove());
  }
}
