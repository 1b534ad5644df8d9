export const id = 262;
export const ids = [262];
export const modules = {

/***/ 4262:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   createActionsExchange: () => (/* reexport safe */ _src_DDQvTmcA_js__WEBPACK_IMPORTED_MODULE_0__.s),
/* harmony export */   createGate: () => (/* reexport safe */ _src_DDQvTmcA_js__WEBPACK_IMPORTED_MODULE_0__.i),
/* harmony export */   createNodeExchange: () => (/* reexport safe */ _src_DDQvTmcA_js__WEBPACK_IMPORTED_MODULE_0__.n),
/* harmony export */   createTransport: () => (/* reexport safe */ _src_DDQvTmcA_js__WEBPACK_IMPORTED_MODULE_0__.t)
/* harmony export */ });
/* harmony import */ var _src_DDQvTmcA_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7702);
/* harmony import */ var _src_FuMexDao_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8153);




/***/ })

};
