// `tunnel` without its cost at start: it is loaded when a proxy is used, not when @actions/http-client is.
const load = () => require("../../node_modules/tunnel/lib/tunnel.js");

exports.httpOverHttp = (options) => load().httpOverHttp(options);
exports.httpsOverHttp = (options) => load().httpsOverHttp(options);
exports.httpOverHttps = (options) => load().httpOverHttps(options);
exports.httpsOverHttps = (options) => load().httpsOverHttps(options);
