// A handout: its print button, and the clinic's name from an address that ends with ?clinic=... It stays in the address, so
// that it is there after a reload and can be sent on.
const $print = document.getElementById("print");
const $how = document.getElementById("how");
const $clinic = document.getElementById("clinic");

if ($print && $how) {
  $print.hidden = false;
  $how.hidden = true;
  $print.addEventListener("click", () => print());
}
if ($clinic) {
  const named = () => new URLSearchParams(location.search).get("clinic") ?? "";
  const remember = () => history.replaceState(null, "", $clinic.value ? `?${new URLSearchParams({ clinic: $clinic.value })}` : location.pathname);
  // What was typed before this script was here counts.
  $clinic.value ||= named();
  remember();
  $clinic.addEventListener("input", remember);
  window.addEventListener("pageshow", () => ($clinic.value = named()));
}
