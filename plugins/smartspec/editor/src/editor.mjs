// What /redigera/ runs: Sveltia CMS, in Swedish until the user chooses otherwise.
const PREFERENCES = "sveltia-cms.prefs";
if (!localStorage.getItem(PREFERENCES)) localStorage.setItem(PREFERENCES, JSON.stringify({ locale: "sv" }));

const { default: CMS } = await import("@sveltia/cms");
CMS.init();
