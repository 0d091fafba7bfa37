// What a script adds to pages that are complete without it.
import { drawCharts } from "./charts.js";
import { openForPrint } from "./paper.js";
import { warnBeforeTheEnd } from "./session.js";

drawCharts();
openForPrint();
warnBeforeTheEnd();
