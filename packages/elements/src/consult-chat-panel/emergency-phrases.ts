/**
 * Words in a shopper's own message that bring up the emergency card, for campaigns that name none of their own and in
 * addition to those that do. Medical content: the clinical owner of a campaign approves it before a launch.
 */
export const EMERGENCY_PHRASES: readonly string[] = [
  ...["can't breathe", 'cannot breathe', 'can not breathe', 'unable to breathe', 'trouble breathing', 'difficulty breathing'],
  ...['struggling to breathe', 'struggle to breathe', 'gasping for air', 'hard to breathe', 'stopped breathing'],
  ...['chest pain', 'chest pains', 'chest hurts', 'pain in my chest', 'pain in the chest', 'chest pressure', 'pressure on my chest'],
  ...["can't be woken", 'cannot be woken', "can't wake", 'cannot wake', "won't wake", 'unconscious', 'unresponsive', 'passed out'],
  ...['blue lips', 'lips are blue', 'lips turned blue', 'grey lips', 'seizure', 'seizures', 'convulsions', 'having a fit', 'having fits'],
  ...['coughing up blood', 'vomiting blood', 'slurred speech', 'face is drooping', 'kill myself', 'want to die', 'suicide'],
  ...['呼吸困难', '呼吸很困难', '呼吸非常困难', '喘不上气', '喘不过气', '喘不上来', '透不过气', '上不来气', '无法呼吸', '不能呼吸'],
  ...['胸痛', '胸疼', '胸口痛', '胸口疼', '胸口很痛', '胸口很疼', '胸口剧痛', '胸口发紧', '胸口压痛', '心口痛', '心口疼'],
  ...['叫不醒', '昏迷', '昏过去', '晕过去', '不省人事', '意识不清', '意识模糊', '神志不清', '没有意识', '失去意识'],
  ...['嘴唇发紫', '嘴唇发青', '嘴唇紫', '口唇发紫', '脸色发青', '脸色发紫', '抽搐', '抽风', '惊厥', '咳血', '吐血', '大出血'],
  ...['口齿不清', '嘴歪', '不想活', '想自杀', '要自杀'],
];
