import { contentCases } from "./content-cases.ts";
import { CONTENT } from "./expected.ts";
import { holdTable } from "./suite.ts";

holdTable("hostile content of a registry", CONTENT, contentCases);
