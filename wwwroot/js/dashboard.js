// What the browser does by itself, without asking the server. Each part listens on the document, so it does not matter
// which elements the server renders, when, or again.
import "./time.js";
import "./copy.js";
import "./keys.js";
import "./connection.js";
import "./sections.js";
import "./theme-toggle.js";
import "./wall.js";
