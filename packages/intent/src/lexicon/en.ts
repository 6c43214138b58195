import type { WordList } from '../compile/schema.ts';

/** English. `_` joins the words of a phrase. */
export const en: readonly WordList[] = [
  { concepts: ['direct'], slips: true, words: `telehealth telemedicine telemed teleconsultation` },
  {
    concepts: ['direct'],
    words: `book_telehealth doctor_for_my doctor_for_kids nurse_line tele_doctor teledoctor tele_helth make_an_appointment virtual_appointment video_appointment nurce_hotline nurse_hotline health_consultation health_consult medical_consultation medical_consult medical_consulation medical_chat medical_visit virtual_care ask_a_nurse emergency_room teledoc doctor_on_call doctors_appointment dr_appointment gp_appointment e_consult urgent_care walk_in_clinic second_opinion
      back_to_dr medication_refill medication_refills medicine_refills get_a_doctor doctor_now medical_attention get_tested be_tested test_center testing_near_me
      no_sense_of_smell no_taste_or_smell no_smell_or_taste no_taste no_smell loss_of_smell loss_of_taste lost_taste_and_smell lost_sense lost_my_sense lost_smell lost_taste lost_my_taste lost_my_smell cant_smell cant_taste cant_stop_coughing cant_stop_throwing_up wont_stop_coughing go_to_the_hospital go_to_the_er`,
  },
  {
    concepts: ['doctor'],
    slips: true,
    words: `nurse doctor doctors physician physicians pediatrician pediatricians dermatologist cardiologist psychiatrist therapist gynecologist psychologist neurologist`,
  },
  {
    concepts: ['doctor'],
    words: `gp nurses practitioner dr medical_professional pharmacist healthcare_professional health_professional obgyn dentist dentists ent general_practitioner childrens_doctor`,
  },
  { concepts: ['care'], slips: true, words: `consultation consult medical healthcare` },
  { concepts: ['care', 'advice'], words: `health_advice` },
  { concepts: ['care'], words: `health_care diagnosis diagnose checkup check_up visit prescription antibiotics` },
  { concepts: ['advice'], slips: true, words: `advice` },
  { concepts: ['advice'], words: `hepl line helpline help hotline opinion question questions` },
  { concepts: ['clinic'], slips: true, words: `clinic clinics hospital hospitals` },
  { concepts: ['clinic'], words: `emergency_room doctors_office er testing_site medical_center to_er to_the_er` },
  { concepts: ['department'], words: `pediatric dermatology internal_medicine family_medicine` },
  { concepts: ['booking'], slips: true, words: `appointment appointments schedule` },
  {
    concepts: ['booking'],
    words: `booking book_a book_an book_online book_appointment book_my book_me book_consultation book_clinic book_medical book_covid make_an`,
  },
  { concepts: ['booking', 'doctor'], words: `book_doctor book_a_doctor book_dr book_gp book_dentist` },
  { concepts: ['online'], slips: true, words: `online virtual remote` },
  {
    concepts: ['online'],
    words: `on_demand by_chat over_the_phone phone_consultation phone_consult phone_appointment available 24_7 same_day by_phone phone_call video_call video_chat video live app tonight 24_hours 24_hour`,
  },
  { concepts: ['free'], words: `free no_insurance` },
  { concepts: ['near'], words: `near_me nearby nearest closest in_my_area around_me local open` },
  {
    concepts: ['want'],
    words: `ned nede nead want wnat wan need needs request wanna like_to id_like_to looking_for find please pls plz urgent urgently walk_in is_there can_someone emergency`,
  },
  { concepts: ['talk'], slips: true, words: `talk speak` },
  {
    concepts: ['talk'],
    words: `aks tolk ask se se_a see chat message text call contact visit speek spek tak tlk takl talking speaking reach connect`,
  },
  {
    concepts: ['symptom', 'acute'],
    slips: true,
    words: `fever cough coughing vomiting diarrhea dizziness headache headaches migraine nausea`,
  },
  {
    concepts: ['symptom', 'acute', 'have'],
    words: `hard_to_breathe trouble_breathing difficulty_breathing short_of_breath shortness_of_breath cant_catch_my_breath keep_vomiting keep_throwing_up coughing_blood coughing_up_blood throwing_up_blood persistent_cough chest_tightness racing_heart threw_up back_hurts chest_feels_tight head_is_pounding nose_bleed nosebleed feel_faint tight_chest`,
  },
  { concepts: ['symptom', 'acute'], words: `throwing dizzy hurt hurts pain pains chills sore_throat weak vomit aches` },
  {
    concepts: ['symptom'],
    words: `faint fainting coff hearing_loss fatigue burning pee peeing urinate blood_in_urine blood_in_my_urine soar soer sor sneezing runny_nose stuffy_nose blocked_nose achy ache sore earache toothache painful hurting lightheaded nauseous throw_up diarrohea
      constipated constipation bloated bloating heartburn heart_burn cramp cramps weakness exhausted breathe breathing cant_breathe my_breath wheezing phlegm mucus
      rash rashes itch itchy itching bumps bump lump lumps bruise blister boils swelling swollen bleeding bleed numb numbness tingling twitching spasm stiff stiffness mole pimples acne insomnia cant_sleep anxious palpitations temperature blood_pressure blood_in_stool fainted seizure
      discharge concussion sprained fracture sweating shivering sores tired sleepy shudders burping infected`,
  },
  { concepts: ['symptom'], slips: true, words: `symptom symptoms` },
  { concepts: ['ill', 'self'], words: `not_feeling_well im_sick` },
  {
    concepts: ['ill'],
    words: `wont_go_away wont_go_down getting_worse feel_terrible feel_awful feel_bad feel_weird feel_sick feeling_sick sick ill unwell my_symptoms feeling_well feel_well under_the_weather suffering suffer suffers`,
  },
  { concepts: ['sign'], words: `persistent racing swollen red tight hot peeling swallowed bitten bite hit fell cut pounding crusted` },
  {
    concepts: ['body'],
    words: `head eye eyes eyelid eyelids ear ears nose mouth tongue lip lips tooth teeth gum gums jaw throat tonsils neck shoulder arm arms elbow wrist hand body finger thumb chest breast heart lung lungs lower_back stomach stomache belly abdomen hip pelvis leg legs thigh knee knees ankle foot feet skin muscle joint joints bone kidney liver bladder stool poop urine period blood labia`,
  },
  {
    concepts: ['disease'],
    slips: true,
    words: `pneumonia bronchitis influenza infection infections diabetes allergy allergies asthma eczema`,
  },
  {
    concepts: ['disease'],
    words: `stomach_bug flu strep tonsillitis uti food_poisoning allergic conjunctivitis pink_eye chickenpox shingles measles psoriasis dermatitis fibromyalgia arthritis hemorrhoids hernia ulcer appendicitis hypertension stroke murmur cancer tumor cyst anemia hepatitis hiv thyroid depression anxiety ptsd bipolar adhd autism pregnancy pregnant dvt varicose cold_sore syndrome autoimmune disease virus a_cold onychomycosis`,
  },
  {
    concepts: ['duration'],
    words: `101 102 103 104 all_day day days week weeks month months year years hour hours night since lately recently yesterday constantly always often keeps keep getting_worse still`,
  },
  {
    concepts: ['help'],
    words: `what_to_do_when what_to_do what_now now_what need_help please_help help_please any_advice any_suggestion any_suggestions please_suggest please_advise need_advice get_rid_of how_to_treat how_to_cure how_to_stop where_to_go who_to_call who_do_i_call which_doctor what_doctor what_kind_of_doctor suggestions`,
  },
  {
    concepts: ['cause'],
    words: `or_flu or_a_cold or_cold or_allergies why what_is_it what_is_this what_is_wrong whats_wrong what_could_it_be what_could_this_be could_i_have what_causes what_could_cause could_it_be could_this_be can_it_be is_it is_this is_that does_this_mean does_it_mean any_ideas is_it_normal how_to_tell how_to_know any_chance serious`,
  },
  { concepts: ['should', 'question', 'self'], words: `do_i can_i could_i am_i` },
  { concepts: ['should', 'question'], words: `should supposed_to when_to where_to where_can_i` },
  {
    concepts: ['question'],
    words: `what why how which when where who could might does may_be is_my are_my have_i anyone advise suggest advice help cure`,
  },
  {
    concepts: ['self'],
    words: `grandma grandpa i im ive id me my mine myself baby_has child kid toddler infant newborn year_old years_old yr_old month_old months_old yo male female 2_year_old`,
  },
  {
    concepts: ['have'],
    words: `cant_stop wont_stop wont caught have_got got have had having has feel feeling feels woke got getting think noticed diagnosed experiencing seem seems started`,
  },
  { concepts: ['covid'], slips: true, words: `covid coronavirus omicron` },
  { concepts: ['covid'], words: `covid_19 covid19 corona_virus corona quarantine isolate isolating self_isolate covd` },
  { concepts: ['positive'], words: `positive exposed close_contact infected` },
  {
    concepts: ['positive', 'covid'],
    words: `tested_positive positive_test test_positive testing_positive test_is_positive antigen_positive positive_antigen test_positive_for`,
  },
  { concepts: ['treat'], words: `treat treatment treatments cure` },
  { concepts: ['good'], words: `best good` },
  {
    concepts: [],
    words: `we all our family rapid antigen twice children something like eat wont_eat a an the asap cheap is break crying stop well two three make long anything wiht wih teh ot adult high severe bad smell taste dun dune to for with from in on of at by and or but if are was were be been am do did it its this that these those there here someone somebody you your he she they his her him them us who will would can may must not no dont about as so very really just also too any some much many more most lot out up down over after before during hello hi thanks time go going come came take took use using give gave given
      new quick first then than both left right upper lower side behind inside around into because even again kids children baby son daughter wife husband mother father mom dad man people person adults elderly c f degrees ok e per service services now today getting get minute room office center care`,
  },
  // Real words that a slip of the core or a pinyin spelling would otherwise swallow.
  {
    concepts: [],
    words: `genouillere consul consuls couch cover coven data fare injection injections inline insult medial never remove removed removes shake taken woman women`,
  },
];
