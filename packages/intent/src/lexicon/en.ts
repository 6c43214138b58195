import type { WordList } from '../compile/schema.ts';

/** English. `_` joins the words of a phrase. */
export const en: readonly WordList[] = [
  {
    concepts: ['direct'],
    slips: true,
    words: `telehealth telemedicine teledoctor teleconsultation telemed teledoc`,
  },
  {
    concepts: ['direct'],
    words: `talk_to_a_doctor talk_to_doctor talk_to_a_nurse speak_to_a_doctor speak_to_a_nurse speak_with_a_doctor speak_with_a_nurse ask_a_doctor ask_doctor ask_the_doctor ask_a_nurse see_a_doctor see_doctor see_doctors see_the_doctor see_a_dr see_a_gp see_my_doctor see_a_physician see_a_specialist
      chat_with_a_doctor chat_with_doctor message_a_doctor text_a_doctor call_a_doctor consult_a_doctor consult_doctor find_a_doctor need_a_doctor need_doctor need_to_see_a_doctor contact_a_doctor visit_a_doctor go_to_the_doctor go_to_a_doctor go_to_the_hospital go_to_hospital go_to_the_er go_to_er
      doctor_on_call on_call_doctor doctor_appointment doctors_appointment dr_appointment gp_appointment doctor_visit doctors_visit virtual_doctor virtual_visit online_doctor doctor_online doctors_online virtual_care virtual_consultation e_consult econsult e_visit video_doctor doctor_near_me doctors_near_me urgent_care walk_in_clinic minute_clinic
      medical_advice medical_help medical_consultation medical_consult health_advice doctors_advice doctor_advice doctor_chat doctor_hotline nurse_hotline nurse_line health_hotline covid_hotline second_opinion online_consultation remote_consultation doctor_consultation doctor_consult back_to_dr back_to_doctor 
      get_a_prescription prescription_refill medication_refill medication_refills medicine_refill medicine_refills refill_my_prescription sick_note get_tested be_tested testing_site testing_center test_center`,
  },
  { concepts: ['doctor'], slips: true, words: `doctor doctors physician physicians pediatrician pediatricians paediatrician dermatologist cardiologist psychiatrist gynecologist neurologist pulmonologist` },
  { concepts: ['doctor'], words: `gp nurse nurses clinician practitioner specialist therapist medic medics dr doc docs obgyn internist nurse_practitioner general_practitioner family_doctor medical_professional healthcare_provider` },
  { concepts: ['care'], slips: true, words: `consultation consult consultations medical healthcare` },
  { concepts: ['care'], words: `health_care diagnosis diagnose prescription checkup check_up` },
  { concepts: ['advice'], slips: true, words: `advice` },
  { concepts: ['advice'], words: `help helpline hotline info_line opinion question questions` },
  { concepts: ['clinic'], slips: true, words: `clinic clinics hospital hospitals` },
  { concepts: ['clinic'], words: `emergency_room er_visit urgent_care_center doctors_office doctor_office surgery_hours` },
  { concepts: ['department'], words: `pediatric pediatrics dermatology cardiology gynecology neurology internal_medicine family_medicine respiratory` },
  { concepts: ['booking'], slips: true, words: `appointment appointments schedule` },
  { concepts: ['booking'], words: `book booking reserve register` },
  { concepts: ['online'], slips: true, words: `online virtual remote` },
  { concepts: ['online'], words: `by_phone over_the_phone phone_call video_call video_chat video_visit via_video live chat zoom_call app now today tonight same_day 24_hours` },
  { concepts: ['free'], words: `free free_of_charge no_cost no_insurance without_insurance` },
  { concepts: ['near'], words: `near_me nearby near_by close_to_me closest nearest in_my_area around_me` },
  { concepts: ['want'], words: `want need needs wanna want_to need_to like_to would_like looking_for find finding please pls plz urgent urgently get can_i could_i how_can_i how_do_i is_there where_can_i can_someone can_somebody anyone` },
  { concepts: ['talk'], slips: true, words: `talk speak` },
  { concepts: ['talk'], words: `ask see chat message text call contact visit consult talking speaking asking seeing chatting to_see reach connect_with` },
  {
    concepts: ['symptom'],
    slips: true,
    words: `coughing vomiting diarrhea diarrhoea dizziness headache headaches migraine nausea fatigue sneezing congestion shortness_of_breath sore_throat`,
  },
  {
    concepts: ['symptom'],
    words: `fever feverish cough coughs dry_cough runny_nose stuffy_nose blocked_nose chills body_aches body_ache aches achy ache chest_pain chest_pains back_pain stomach_pain stomach_ache stomachache abdominal_pain joint_pain knee_pain leg_pain eye_pain ear_pain earache toothache tooth_pain jaw_pain pain pains painful sore sores hurt hurts hurting hurted
      dizzy lightheaded light_headed nauseous throwing_up throw_up vomit vomited puking puke diarrohea diarrea constipated constipation bloated bloating heartburn heart_burn acid_reflux cramps cramp cramping tired_all tiredness weak weakness exhausted lethargic breathless out_of_breath short_of_breath trouble_breathing difficulty_breathing hard_to_breathe cant_breathe breathing_problems breathing_problem hard_time_breathing tight_chest tightness chest_tightness wheezing wheeze phlegm mucus
      rash rashes hives itch itchy itching itches bumps bump lump lumps bruise bruises blister blisters boil boils swelling swollen swells bleeding bleeds bleed numb numbness tingling twitching twitch spasm spasms stiffness stiff redness red_bumps mole wart warts pimple pimples acne
      loss_of_smell lost_sense_of_smell lost_my_sense_of_smell lost_smell lost_taste loss_of_taste cant_smell cant_taste lost_sense_of_taste no_sense_of_smell no_taste no_smell
      insomnia cant_sleep anxious palpitations high_temperature temperature_of high_blood_pressure low_blood_pressure blood_pressure blood_in_stool blood_in_urine fainted fainting passed_out seizure seizures convulsion symptom symptoms flu_like discharge missed_period late_period miscarriage labor_pains contractions concussion sprained sprain fracture broken_bone burning_sensation sinus sweating night_sweats shivering shivers hiccups flatulence bowel_movement bowel_movements lymph_nodes swollen_glands`,
  },
  { concepts: ['symptom'], words: `cant_stop_coughing cant_stop_vomiting cant_stop_throwing_up wont_stop_coughing keep_coughing keeps_coughing keep_vomiting coughing_up feel_sick feeling_sick am_sick is_sick been_sick so_sick getting_sick` },
  { concepts: ['ill'], words: `sick ill unwell not_feeling_well not_feeling_good feel_bad feeling_bad feel_terrible feel_awful under_the_weather feel_unwell suffering suffer suffers suffered suffering_from` },
  { concepts: ['sign'], words: `red yellow black blue dark dry burning burn burns burned tight shaking cold hot peel peeling peels cut swallowed bitten bite bit stung scratched hit fell itchy crusted pink` },
  {
    concepts: ['body'],
    words: `head eye eyes eyelid eyelids ear ears nose mouth tongue lip lips tooth teeth gum gums jaw jawline throat tonsil tonsils neck shoulder shoulders arm arms elbow wrist hand hands palm finger fingers thumb nail nails chest breast breasts heart lung lungs back spine lower_back rib ribs stomach stomache belly abdomen navel belly_button groin hip hips pelvis leg legs thigh knee knees calf ankle ankles foot feet toe toes heel skin muscle muscles joint joints bone bones
      kidney liver bladder bowel stool poop urine pee period blood labia vagina penis testicle testicles nipple nipples anus butt hairline cheek scalp body gland glands`,
  },
  {
    concepts: ['disease'],
    slips: true,
    words: `pneumonia bronchitis influenza infection infected diabetes allergy allergies asthma eczema`,
  },
  {
    concepts: ['disease'],
    words: `flu common_cold strep strep_throat tonsillitis sinusitis sinus_infection ear_infection chest_infection throat_infection yeast_infection uti urinary_tract_infection food_poisoning stomach_flu stomach_bug norovirus allergic_reaction allergic conjunctivitis pink_eye chickenpox shingles measles mumps psoriasis dermatitis fibromyalgia arthritis gout hemorrhoids hemorrhoid hernia ulcer ulcers ibs gerd appendicitis gallstones kidney_stones hypertension stroke heart_attack heart_disease heart_murmur murmur cancer tumor tumour cyst anemia hepatitis hiv std herpes thyroid depression anxiety ptsd bipolar adhd autism pregnancy pregnant miscarriage concussion blood_clot dvt varicose_vein varicose_veins fungus onychomycosis cold_sore cold_sores syndrome autoimmune_disease disease virus rsv monkeypox norovirus`,
  },
  {
    concepts: ['duration'],
    words: `days day weeks week months month years year hours hour all_day all_night every_night every_day everyday since for_days for_a_week for_weeks lately recently yesterday last_night last_week past_week this_week this_morning weeks_ago days_ago constantly always often keeps keep getting_worse wont_go_away not_going_away still at_times out_of_the_blue`,
  },
  {
    concepts: ['help'],
    words: `what_to_do what_should_i_do what_i_should_do what_do_i_do what_can_i_do what_shall_i_do what_should_we_do what_can_we_do what_must_i_do what_am_i_supposed_to_do what_now now_what what_next what_to_take what_can_i_take what_should_i_take what_can_i_give what_should_i_give what_to_give what_else_can_i_take need_help please_help pls_help help_me help_please can_someone_help any_help so_help i_need_help need_some_help need_advice need_some_advice any_advice any_suggestion any_suggestions suggestions please_suggest please_advise please_advice what_do_you_advise what_do_you_suggest what_do_you_recommend give_me_advice
      how_do_i_get_rid how_can_i_get_rid how_to_get_rid how_do_i_stop how_can_i_stop how_to_stop how_do_i_treat how_can_i_treat how_to_treat how_do_you_treat how_do_you_cure how_to_cure how_can_i_cure how_can_i_relieve how_to_relieve how_do_i_relieve what_helps what_can_help where_do_i_go where_to_go who_do_i_call who_to_call who_should_i_call who_can_i_call who_do_i_see anything_i_can_do is_there_anything how_can_i_get_myself how_can_i_get what_about_it i_would_like_help would_like_help does_anyone_know what_kind_of_doctor which_doctor what_doctor what_medicine what_if_my what_if_i what_should_i`,
  },
  {
    concepts: ['cause'],
    words: `what_could_it_be what_can_it_be what_might_it_be what_is_it what_could_this_be what_can_this_be what_is_this what_is_wrong what_is_wrong_with whats_wrong whats_wrong_with what_causes what_caused what_cause what_could_cause what_can_cause what_might_cause what_could_be_causing what_could_have_caused what_couldve_caused what_may_be_the_cause what_is_the_cause what_could_be_the_cause what_could_be_causes is_it_cause what_does_it_mean what_does_this_mean does_this_mean why why_do_i why_does_my why_dose_my why_is_my why_are_my why_am_i could_it_be could_this_be can_it_be can_this_be is_it is_this is_that might_it_be do_i_have have_i could_i_have does_my is_my am_i is_it_normal is_this_normal is_that_normal normal is_it_possible any_chance any_ideas any_idea no_idea how_do_i_know how_can_i_know how_to_know how_to_tell how_can_i_tell how_do_i_tell how_do_i_know_if what_are_those what_are_these what_are_the is_it_serious is_it_dangerous something_to_be should_be_concerned something_i_should worried worry concerned freaking_me_out freaks_me_out be_alarmed could_this_treatment what_is_the_chance possibly will_it_cure rule_out related_to_covid it_is_covid its_covid is_it_covid`,
  },
  {
    concepts: ['should'],
    words: `should_i should_we should_my should_she should_he do_i_need do_i_need_to do_i_have_to can_i can_my could_i am_i_supposed_to when_should_i when_to is_it_ok is_it_okay is_it_safe_for_me should_it should_i_be must_i should_i_get should_i_see where_can_i where_do_i where_to`,
  },
  {
    concepts: ['self'],
    words: `i im ive i_am i_have me my mine myself we our my_kid my_kids my_child my_son my_daughter my_baby my_toddler my_infant my_wife my_husband my_mom my_mother my_dad my_father my_parents my_partner my_girlfriend my_boyfriend my_fiance my_friend my_grandma my_grandpa my_grandmother my_grandfather my_brother my_sister my_family my_loved_one my_agents year_old years_old yr_old month_old months_old yo m_old m_female female_with male_with baby_has child_has toddler_has kid_has son_has daughter_has father_has mother_has`,
  },
  {
    concepts: ['have'],
    words: `have_a have_an have_had have_been i_have ive_had ive_been i_had i_feel i_am_feeling im_feeling feel_like feeling feels felt having i_am_having im_having i_get i_got getting woke_up noticed noticing i_noticed i_am_noticing has_a has_been had_a been_having been_getting been_feeling has_been_coughing i_am_suffering im_suffering i_think_i_have think_i_have i_might_have i_may_have diagnosed i_hit i_cut i_sprained i_hurt i_woke i_keep my_pain tested_positive experiencing am_experiencing experience started_with i_cant_stop cant_stop`,
  },
  { concepts: ['covid'], slips: true, words: `covid coronavirus omicron` },
  { concepts: ['covid'], words: `covid_19 covid19 corona_virus corona sars_cov_2 long_covid ncov delta_variant quarantine quarantined pandemic` },
  {
    concepts: ['positive', 'covid'],
    words: `tested_positive tested_positive_for_covid positive_for_covid covid_positive i_have_covid i_got_covid have_covid got_covid has_covid caught_covid think_i_have_covid i_might_have_covid exposed_to_covid exposed_to_coronavirus been_exposed close_contact covid_symptoms symptoms_of_covid coronavirus_symptoms positive_covid_test positive_antigen_test positive_rapid_test suspect_covid get_tested_for_covid tested_for_covid test_for_covid tested_for_corona get_covid_test`,
  },
  { concepts: ['treat'], words: `treat treatment treatments cure treated therapy` },
  { concepts: ['good'], words: `best good better top great recommended` },
  { concepts: ['which'], words: `which what where who when` },
  {
    concepts: [],
    words: `a an the to for with from in on of at by and or but if is are was were be been am do does did it its this that these those there here someone somebody anyone you your he she they his her him them us who what how why when where which will would could should can may might must shall not no dont didnt cant wont isnt doesnt havent about as so very really just also too any some my our much many more most lot lots out up down over after before during hello hi hey thanks thank_you good_day morning evening night time times go going goes come came get got gets make made take took taken use used using give gave given 
      new own self help quick quickly fast first then than both left right upper lower side behind inside around near onto into through because due only even again kids kid child children baby son daughter wife husband mother father mom dad mum man woman people person persons adult adults elderly toddler infant im c f degrees degree yes ok okay e per line service services women woman banana data tang gang yang sang consul couch never fewer lever cover`,
  },
];
