export const id = 648;
export const ids = [648];
export const modules = {

/***/ 648:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   createActionsExchange: () => (/* reexport safe */ _src_DDQvTmcA_js__WEBPACK_IMPORTED_MODULE_0__.s),
/* harmony export */   createGate: () => (/* reexport safe */ _src_DDQvTmcA_js__WEBPACK_IMPORTED_MODULE_0__.i),
/* harmony export */   createNodeExchange: () => (/* reexport safe */ _src_DDQvTmcA_js__WEBPACK_IMPORTED_MODULE_0__.n),
/* harmony export */   createTransport: () => (/* reexport safe */ _src_DDQvTmcA_js__WEBPACK_IMPORTED_MODULE_0__.t)
/* harmony export */ });
/* harmony import */ var _src_DDQvTmcA_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(473);
/* harmony import */ var _src_CRITIW33_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(251);




/***/ })

};
