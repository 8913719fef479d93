// What a clinic says of itself, for its handouts and sheets. It is no part of the readers' document: a backup of a reader's
// answers does not carry it, and erasing them does not erase it.

/** @typedef {{name: string, phone: string, review: string, logo: string}} Clinic `logo` is a PNG as a data URL */

/** How many characters of each are shown. */
export const MOST = { name: 80, phone: 40, review: 160 };
export const MOST_LOGO = 200_000;

/** @type {Readonly<Clinic>} */
export const NOTHING = { name: "", phone: "", review: "", logo: "" };

const LOGO = /^data:image\/png;base64,[a-z0-9+/]+=*$/i;

/**
 * @param {string} base the site's path: other sites on the same host have their own
 * @param {() => Storage} storage asked anew each time, since even asking may throw
 */
export function openClinic(base, storage = () => window.localStorage) {
  const key = `${base}#second-opinion-guide/clinic`;

  /** Return what is on the device; nothing where it can't be read. @returns {Clinic} */
  function read() {
    try {
      const stored = JSON.parse(storage().getItem(key) ?? "{}");
      /** @param {string} name */
      const string = (name) => (typeof stored?.[name] === "string" ? stored[name] : "");
      const logo = string("logo");
      const isLogo = logo.length <= MOST_LOGO && LOGO.test(logo);
      return { name: string("name"), phone: string("phone"), review: string("review"), logo: isLogo ? logo : "" };
    } catch {
      return { ...NOTHING };
    }
  }

  /** Keep it, or remove it if nothing is left. @param {Clinic} clinic @returns {boolean} whether the device took it */
  function write(clinic) {
    try {
      if (Object.values(clinic).some(Boolean)) storage().setItem(key, JSON.stringify(clinic));
      else storage().removeItem(key);
      return true;
    } catch {
      return false;
    }
  }

  return { key, read, write };
}

/** Return what is shown of it: each text in one line, and no longer than there is room for. @param {Clinic} clinic @returns {Clinic} */
export const shown = ({ name, phone, review, logo }) => ({
  name: oneLine(name, MOST.name),
  phone: oneLine(phone, MOST.phone),
  review: oneLine(review, MOST.review),
  logo,
});

/** @param {string} text @param {number} most */
export const oneLine = (text, most) => text.replace(/[\p{Cc}\p{Cf}]+/gu, " ").trim().slice(0, most).trim();
