export const id = 231;
export const ids = [231];
export const modules = {

/***/ 3612:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   spellManifest: () => (/* binding */ spellManifest)
/* harmony export */ });
/* harmony import */ var _rolldown_runtime_DegdyBIC_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6690);
/* harmony import */ var _browser_81wj1_Ey_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4);


// packages/commands/src/create-bundle/manifest.ts
/**
* A manifest as YAML that every reader reads alike: each text is double-quoted, and what YAML 1.1 takes for a line break, what no stream may
* hold and what a screen would hide or reorder is escaped (https://yaml.org/spec/1.2.2/#57-escaped-characters).
*/
function spellManifest(manifest) {
	return (0,_browser_81wj1_Ey_js__WEBPACK_IMPORTED_MODULE_1__.i)(manifest, {
		defaultStringType: "QUOTE_DOUBLE",
		defaultKeyType: "PLAIN",
		doubleQuotedAsJSON: true,
		aliasDuplicateObjects: false,
		lineWidth: 0
	}).replaceAll(/(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cn}\p{Co}]/gu, escapeCharacter);
}
function escapeCharacter(character) {
	const code = (character.codePointAt(0) ?? 0).toString(16);
	return code.length > 4 ? `\\U${code.padStart(8, "0")}` : `\\u${code.padStart(4, "0")}`;
}



/***/ })

};
