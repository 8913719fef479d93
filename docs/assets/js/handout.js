// A handout: its print button, and the clinic's name from an address that ends with ?clinic=...
const $print = document.getElementById("print");
$print.hidden = false;
document.getElementById("how").hidden = true;
$print.addEventListener("click", () => print());
document.getElementById("clinic").value ||= new URLSearchParams(location.search).get("clinic") ?? "";
