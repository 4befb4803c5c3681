import { mountIndex } from "./mount-index.ts";
import { mountJobs } from "./mount-jobs.ts";
import { mountOrderForm } from "./mount-order-form.ts";
import { mountTerms } from "./term-popover.ts";
import { mountThemeSwitch } from "./theme-switch.ts";

/** The script of the page that `proofground serve` shows. */
mountThemeSwitch();
mountTerms();
mountIndex();
mountOrderForm();
mountJobs();
