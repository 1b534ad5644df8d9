import { connectionCases } from "./connection-cases.ts";
import { CONNECTION } from "./expected.ts";
import { holdTable } from "./suite.ts";

holdTable("faults on the way to a registry", CONNECTION, connectionCases);
