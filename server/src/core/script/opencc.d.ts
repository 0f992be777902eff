// opencc-js types only its presets; its dictionaries are strings of `source replacement` pairs joined by `|`.
declare module 'opencc-js/dict/TSCharacters' {
  const dictionary: string;
  export default dictionary;
}
declare module 'opencc-js/dict/TSPhrases' {
  const dictionary: string;
  export default dictionary;
}
declare module 'opencc-js/dict/HKVariantsRev' {
  const dictionary: string;
  export default dictionary;
}
declare module 'opencc-js/dict/TWVariantsRev' {
  const dictionary: string;
  export default dictionary;
}
