import type { WordList } from '../compile/schema.ts';

/** Korean, particles included where they change the word. */
export const ko: readonly WordList[] = [
  {
    concepts: ['direct'],
    words: `비대면진뇨 야간진료 주말진료 처방받 진료받고 진료받기 비대면진료 원격진료 화상진료 전화진료 온라인진료 의료상담 건강상담 선별진료소 호흡기클리닉 발열클리닉 응급실 진료받 진료예약 원격상담 의사에게물어 의사한테물어 병원가야`,
  },
  { concepts: ['doctor'], words: `의사 의사선생님 의사에게 의사와 의사랑 의사한테 선생님 간호사 소아과의사 전문의 주치의 의사샘 치과의사` },
  { concepts: ['care'], words: `진료 진찰 진단 문진 처방 의료 처방전` },
  { concepts: ['advice'], words: `상담 샹담 도와주세요 문의 질문 조언` },
  { concepts: ['clinic'], words: `병원 의원 보건소 클리닉 응급` },
  {
    concepts: ['department'],
    words: `정신과 치과 비뇨기과 신경과 산부인과 소아과 내과 이비인후과 피부과 산부인과 정형외과 안과 가정의학과`,
  },
  { concepts: ['department-question'], words: `무슨과 어느과 어떤과` },
  { concepts: ['booking'], words: `예약 에약 예악 접수` },
  { concepts: ['online'], words: `온라인 비대면 화상 전화 원격 앱 실시간 채팅 인터넷` },
  { concepts: ['free'], words: `무료` },
  { concepts: ['near'], words: `근처 가까운 주변 내주변` },
  { concepts: ['want'], words: `싶어요 싶어 싶다 필요 필요해 필요해요 찾기 하고싶 받고싶 구해요 급해요` },
  { concepts: ['talk'], words: `만나 만나고 보고 물어보 대화 연결 이야기 통화` },
  {
    concepts: ['symptom', 'acute'],
    words: `열이안내 숨쉬기힘들 숨이차 숨차 답답 토할 어지러워 기침해 기침이안멈 가래 콧물 열이 열나 열나요 열이나 발열 고열 미열 기침 기침이 두통 복통 인후통 아파 아파요 아픈데 통증 설사 구토 토해 메스꺼 어지러 어지럼 콧물 코막힘 오한 몸살 숨이차 호흡곤란 두드러기 발진 가려 가려워 붓기 출혈 피가나 후각 미각 냄새를못 증상 열 감기 가래 변비`,
  },
  {
    concepts: ['symptom', 'acute', 'have'],
    words: `어지러워요 답답해요 숨쉬기힘들어요 숨쉬기힘들어 숨이차요 숨이안쉬어져요 아파요 아파 아픈데 아프고 쑤셔요 가려워요 부었어요 토해요 토했어요 기침해요`,
  },
  { concepts: ['body'], words: `머리 이빨 발목 다리 몸 배 목 가슴 허리 귀 눈 무릎 등` },
  { concepts: ['treat'], words: `검사` },
  { concepts: ['which'], words: `어디 어디서 어디로 어디에` },
  {
    concepts: ['have'],
    words: `나요 났어요 나네요 나는데 있어요 해요 워요 차요 힘들어요 안나요 안내려요 것같아 것같아요 같아요 같은데 걸린 걸렸 아파요 아픈데 아파 열이나 열나요 토해`,
  },
  { concepts: ['ill'], words: `아프다 몸이안좋 몸이안좋아요 컨디션 안멈춰 멈추지않 심해 심해요 안나아 안떨어져` },
  {
    concepts: ['help'],
    words: `어떻해 어떻게 어떡게 어디로가 어떡해 어떡하죠 어떡하지 어떻게해 어떻게하나 어떻게해야 어떻게하죠 어쩌죠 어쩌지 도와주 도와줘 어찌 뭐해야 치료법 대처법`,
  },
  { concepts: ['cause'], words: `왜 원인 이유 무슨병 인가요 인지 일까요 맞나요 괜찮나요 괜찮을까 정상인가 뭔가요 뭐죠 걸까` },
  {
    concepts: ['self'],
    words: `애가 애 남편 아내 어머니 아버지 할머니 아이 아이가 아기 아기가 애기 저 제가 나 내가 딸 아들 엄마 아빠 임산부 우리애`,
  },
  { concepts: ['covid'], words: `코로나 코로나19 오미크론 신종코로나` },
  { concepts: ['positive', 'covid'], words: `후각상실 냄새가안 맛이안 냄새를못 자가격리 양성 확진 두줄 자가키트 밀접접촉 코로나걸` },
  {
    concepts: [],
    words: `약 가야 이 가 은 는 을 를 에 에서 도 로 와 과 의 하나요 후유증 계속 집 요 어 어요 아요 는데 하는 하기 하고 좀 지금 오늘 계속 며칠 째 받기 기 가능 서비스`,
  },
];
