import { follow_scheme } from "./reading/scheme.js";
import { offer_item_keys } from "./reading/item_keys.js";
import { offer_links_to_copy } from "./reading/copy_link.js";
import { offer_search } from "./reading/search_box.js";
import { offer_shortcuts } from "./reading/shortcuts.js";

// What helps while one reads; loaded when the page is there already.

const shortcuts = offer_shortcuts();
follow_scheme();
offer_item_keys(shortcuts);
offer_links_to_copy();
offer_search(shortcuts);
