// Five minutes before the session ends its line at the foot of the page comes into view with a button that puts
// the end off, so that nothing which is being typed is lost.
const WARN = 5 * 60 * 1000;

function button(line) {
  const stay = document.createElement("button");
  stay.type = "button";
  stay.className = "govuk-button govuk-button--secondary session-end__stay";
  stay.textContent = "Stay signed in";
  stay.addEventListener("click", () => putOff(line, stay));
  return stay;
}

// Signed out already, the address leads to the sign-in page, which has no such line.
async function putOff(line, stay) {
  const answer = await fetch(line.dataset.address).catch(() => null);
  const page = answer?.ok ? new DOMParser().parseFromString(await answer.text(), "text/html") : null;
  const fresh = page?.querySelector(".session-end");
  if (fresh) {
    line.replaceWith(document.adoptNode(fresh));
    warnBeforeTheEnd();
  } else {
    line.firstElementChild.textContent = "You are signed out. Copy what you typed before you leave this page.";
    stay.remove();
  }
}

export function warnBeforeTheEnd() {
  const line = document.querySelector(".session-end");
  if (!line) return;
  const left = new Date(line.dataset.ends) - Date.now() - WARN;
  setTimeout(() => {
    line.classList.add("session-end--soon");
    line.setAttribute("role", "alert");
    line.append(button(line));
  }, Math.max(left, 0));
}
