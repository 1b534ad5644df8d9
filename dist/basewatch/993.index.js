export const id = 993;
export const ids = [993];
export const modules = {

/***/ 993:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   resolveDigests: () => (/* binding */ resolveDigests)
/* harmony export */ });
/* harmony import */ var _rolldown_runtime_DegdyBIC_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6690);
/* harmony import */ var _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(350);
/* harmony import */ var _reference_BkmLEQnb_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3787);
/* harmony import */ var _registries_CmOqcJx6_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1398);
/* harmony import */ var _transport_DbyB8Zoi_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(344);





// packages/commands/src/create-bundle/digests.ts
const SETTINGS = {
	command: "create-bundle",
	policy: {
		attempts: 4,
		baseMs: 500,
		capMs: 8e3,
		budgetMs: 6e4
	},
	timeoutMs: 3e4,
	budgetMs: 6e5,
	concurrency: 16
};
/**
* The images with the digests that their tags have in their registries now; `latest` for one without a tag. An image that has a digest is left
* alone, and nothing is asked when all have.
*
* @throws Failure `create-bundle.digests` with one detail for each image that could not be resolved.
*/
async function resolveDigests(images, world) {
	if (images.every(({ digest }) => digest !== void 0)) return images;
	const registry = (0,_registries_CmOqcJx6_js__WEBPACK_IMPORTED_MODULE_3__.n)({
		transport: (0,_transport_DbyB8Zoi_js__WEBPACK_IMPORTED_MODULE_4__.n)(world, SETTINGS),
		clock: world.clock,
		redactor: world.redactor,
		credentials: await (0,_registries_CmOqcJx6_js__WEBPACK_IMPORTED_MODULE_3__.t)(world, void 0, void 0),
		insecureRegistries: [],
		trustedRealms: /* @__PURE__ */ new Map()
	});
	const failures = [];
	const resolved = await Promise.all(images.map(async (image) => {
		if (image.digest !== void 0) return image;
		const { repository, tag } = image;
		try {
			const reference = (0,_reference_BkmLEQnb_js__WEBPACK_IMPORTED_MODULE_2__.r)(tag === void 0 ? repository : `${repository}:${tag}`);
			const { digest } = await registry.resolveDigest(reference);
			return {
				...image,
				digest
			};
		} catch (error) {
			if (!(error instanceof _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.r)) throw error;
			failures.push(error);
			return image;
		}
	}));
	if (failures.length === 0) return resolved;
	throw new _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.r(`resolve-digests: ${failures.length} of ${images.length} images have no digest`, {
		code: "create-bundle.digests",
		details: failures
	});
}



/***/ })

};
