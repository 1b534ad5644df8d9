export const id = 686;
export const ids = [686];
export const modules = {

/***/ 3686:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   openApiTransport: () => (/* reexport safe */ _transport_qVbdVlrA_js__WEBPACK_IMPORTED_MODULE_0__.t),
/* harmony export */   openRegistryTransport: () => (/* reexport safe */ _transport_qVbdVlrA_js__WEBPACK_IMPORTED_MODULE_0__.n)
/* harmony export */ });
/* harmony import */ var _transport_qVbdVlrA_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8981);



/***/ }),

/***/ 8981:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ openRegistryTransport),
/* harmony export */   r: () => (/* binding */ userAgent),
/* harmony export */   t: () => (/* binding */ openApiTransport)
/* harmony export */ });
/* harmony import */ var _rolldown_runtime_DegdyBIC_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6690);

// packages/commands/src/version.ts
/** The `User-Agent` of a command's requests, with the version. */
function userAgent(command) {
	return `basewatch/0.1.0 (${command})`;
}
// packages/commands/src/transport.ts
/** A transport for the API of a forge or of kardinal, on `@actions/http-client`. */
async function openApiTransport(world, settings) {
	const { createActionsExchange } = await Promise.all(/* import() */[__webpack_require__.e(702), __webpack_require__.e(153), __webpack_require__.e(262)]).then(__webpack_require__.bind(__webpack_require__, 4262));
	return open(world, settings, createActionsExchange({ userAgent: userAgent(settings.command) }));
}
/** A transport for registries, on Node's own client: this is the hot path (docs/adr). */
async function openRegistryTransport(world, settings) {
	const { createNodeExchange } = await Promise.all(/* import() */[__webpack_require__.e(702), __webpack_require__.e(153), __webpack_require__.e(262)]).then(__webpack_require__.bind(__webpack_require__, 4262));
	return open(world, settings, createNodeExchange({ proxy: world.environment }));
}
async function open(world, settings, exchange) {
	const { createGate, createTransport } = await Promise.all(/* import() */[__webpack_require__.e(702), __webpack_require__.e(153), __webpack_require__.e(262)]).then(__webpack_require__.bind(__webpack_require__, 4262));
	const { clock, random, redactor, signal, log } = world;
	const { policy, timeoutMs, concurrency } = settings;
	return createTransport({
		exchange,
		policy,
		timeoutMs,
		clock,
		random,
		redactor,
		signal,
		gate: createGate({
			total: concurrency,
			perHost: concurrency,
			clock
		}),
		userAgent: userAgent(settings.command),
		onRetry: (text) => log.info(text)
	});
}



/***/ })

};
