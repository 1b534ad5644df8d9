import { accessCases } from "./access-cases.ts";
import { ACCESS } from "./expected.ts";
import { holdTable } from "./suite.ts";

holdTable("hostile access to a registry", ACCESS, accessCases);
