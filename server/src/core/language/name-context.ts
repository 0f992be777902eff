/** Words after which a person is named. */
const BEFORE_NAME =
  /(?:记者|通讯员|编辑|作者|摄影|书记|主任|局长|院长|校长|主席|教授|队长|所长|民警|法官|市长|县长|镇长|总理|总统|部长|代表|委员|选手|同志|队员)[\s:：（(]*$/;

/** Words that follow a person's name. */
const AFTER_NAME =
  /^[\s]*(?:说|表示|介绍|认为|指出|强调|告诉|摄|先生|女士|教授|同志|局长|书记|主任|院长|校长|报道|坦言|回忆|透露|等)/;

/** Whether words before or after the place announce a person's name there; looks 12 units to either side. */
export function isNameAnnounced(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - 12), at);
  const after = text.slice(at + 1, at + 8);
  for (let back = 0; back <= 3; back++) if (BEFORE_NAME.test(before.slice(0, before.length - back))) return true;
  for (let ahead = 0; ahead <= 2; ahead++) if (AFTER_NAME.test(after.slice(ahead))) return true;
  return false;
}
