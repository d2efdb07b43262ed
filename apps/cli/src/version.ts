import manifest from "../package.json" with { type: "json" };

/** Version of this program, as results name it. */
export const version: string = manifest.version;
