/** The characters that set down foreign names. */
const TRANSLITERATING = new Set(
  '阿埃艾安昂奥巴拜班邦保鲍贝本比彼宾波伯博卜布查达戴丹当道德邓迪蒂丁杜顿多恩尔法凡范菲费芬丰冯夫弗福盖甘冈高戈格根古瓜圭哈海汉豪赫亨洪胡华怀惠霍基吉加佳贾杰金津卡凯坎康考科柯克肯孔库夸奎拉莱赖兰朗劳勒雷蕾黎里理丽利莉连列林琳龙隆娄卢鲁露路伦罗洛吕马玛迈麦曼毛梅门蒙盟米密敏明缪摩莫墨默姆穆纳娜乃奈南内嫩尼妮涅宁纽农努诺女欧帕潘庞佩彭蓬皮平珀普奇齐恰强乔切钦丘琼让热仁日荣茹儒瑞若撒萨塞赛桑瑟森沙莎山珊尚绍舍申圣施什史舒朔丝斯司思松苏绥孙所索塔泰坦汤唐陶特腾提汀廷通图吐土托瓦万汪旺威韦维魏温文翁沃乌武西希锡夏显香肖歇谢辛欣兴休修许雪逊雅亚延扬耶叶伊因英永尤于约赞泽扎詹章哲珍芝治朱卓兹宗祖佐立黑木吾买义昆敦郝',
);

/** Could `part` be a piece of a foreign name (列夫, 托尔)? */
export const isTransliteration = (part: string): boolean =>
  part.length > 0 && [...part].every((character) => TRANSLITERATING.has(character));
