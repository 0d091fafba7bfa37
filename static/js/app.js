// What a script adds to pages that are complete without it.
import { drawCharts } from "./charts.js";
import { openForPrint } from "./paper.js";
import { warnBeforeTheEnd } from "./session.js";
import { sayWhatTakesLong } from "./waiting.js";

drawCharts();
openForPrint();
warnBeforeTheEnd();
sayWhatTakesLong();
