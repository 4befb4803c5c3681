import type { StudyParts } from "../../scenarios/commands/study-parts.ts";
import { renderSensitivityPage } from "../page/render-sensitivity.ts";
import { renderStudyPage } from "../page/render-study.ts";
import { renderPointsCsv } from "../tables/points-csv.ts";

/** What `sweep` and `sensitivity` get from here. */
export const studyParts: StudyParts = { renderStudyPage, renderPointsCsv, renderSensitivityPage };
