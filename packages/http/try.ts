import http from "node:http";
import { createTransport, createGate, createNodeExchange, createActionsExchange } from "./src/index.ts";
import { systemClock } from "@basewatch/retry";
process.on("warning", w => console.log("WARNING", w.name, w.message));
const server = http.createServer((q, r) => { r.setHeader("content-length","2"); r.end("ok"); });
await new Promise<void>(r => server.listen(0, "127.0.0.1", r));
const port = (server.address() as any).port;
const N=4000;
async function bare(){ const agent=new http.Agent({keepAlive:true}); let i=0; const one=()=>new Promise<void>((res,rej)=>{const q=http.request({host:"127.0.0.1",port,agent,path:"/x"},m=>{m.on("data",()=>{});m.on("end",res)});q.on("error",rej);q.end()}); await Promise.all(Array.from({length:64},async()=>{while(i++<N) await one()})); }
async function ours(exchange: any){ const t = createTransport({ exchange, clock: systemClock, random: Math.random, policy: {attempts:2, baseMs:1, capMs:1,budgetMs:10}, timeoutMs: 30000, userAgent: "bw/1", gate: createGate({total:64, perHost:64, clock: systemClock}), signal: new AbortController().signal }); await Promise.all(Array.from({length:N},()=>t.send({method:"GET",url:new URL(`http://127.0.0.1:${port}/x`),maxBytes:100}))); }
for (let k=0;k<3;k++) for (const [n,f] of [["bare",bare],["node",()=>ours(createNodeExchange({proxy:{}}))],["actions",()=>ours(createActionsExchange({userAgent:"x"}))]] as const) { const t=performance.now(); const c=process.cpuUsage(); await f(); const d=process.cpuUsage(c); console.log(n, ((performance.now()-t)/N*1000).toFixed(0)+"us", ((d.user+d.system)/N).toFixed(0)+"us cpu"); }
server.closeAllConnections(); server.close();
