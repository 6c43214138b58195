import type { WordList } from '../compile/schema.ts';

/** Spanish, Italian and French. Accents do not matter and apostrophes fall away (`j'ai` is `jai`). */
export const romance: readonly WordList[] = [
  {
    concepts: ['direct'],
    slips: true,
    words: `teleconsulta teleconsultas telemedicina telesalud teleconsulto televisita teleconsultation telemedecine teleconseil`,
  },
  {
    concepts: ['direct'],
    words: `videoconsulta consulta_medica consultas_medicas urgencias urgences urgencias_cerca centro_de_salud pronto_soccorso numero_verde_covid numero_covid telefono_covid linea_covid centro_medico studio_medico urgences_pediatriques asistencia_medica atencion_medica assistenza_medica avis_medical conseil_sante conseils_medicaux aide_medicale ayuda_medica aiuto_medico visita_specialistica visita_pediatrica pediatre_de_garde pediatra_de_guardia medico_de_cabecera medico_de_familia pediatre_urgence medecin_urgence pharmacie_de_garde farmacia_de_guardia farmacia_di_turno hay_un_medico ce_un_medico ce_un_dottore doctor_en_casa medico_a_casa ou_est_lhopital consulter_en_ligne ou_voir_un_medecin ou_trouver_un_medecin il_me_faut_un_medecin guardia_medica visita_medica visite_mediche consulto_medico sos_medecin sos_medecins consultation_medicale rdv_medical garde_medicale medecin_de_garde medico_de_guardia no_puedo_respirar non_riesco_a_respirare he_perdido_el_olfato perdi_el_olfato he_perdido_el_gusto perdi_el_gusto no_huelo no_tengo_olfato sin_gusto perdida_de_olfato ho_perso_lolfatto ho_perso_il_gusto non_sento_gli_odori non_sento_odori non_sento_i_sapori perdita_olfatto perdita_gusto perte_dodorat perte_de_gout perte_du_gout jai_perdu_lodorat jai_perdu_le_gout je_ne_sens_plus plus_dodorat plus_de_gout perte_du_gout_et plus_de_gout_ni perte_du_gout non_sento_piu_gli_odori perdi_el_gusto_y_el_olfato perdita_dellolfatto non_sento_piu perdi_el_gusto_y`,
  },
  {
    concepts: ['doctor'],
    slips: true,
    words: `medico medicos medici doctora dottore dottoressa medecin medecins docteur pediatra pediatre enfermera infermiere infirmiere`,
  },
  {
    concepts: ['doctor'],
    words: `medica medico_di_base medico_di_famiglia medecin_traitant sage_femme ostetrica matrona psychologue psychiatre psiquiatra psichiatra dentista dentiste oculista cardiologo cardiologue doctores generaliste dermatologo dermatologa dermatologue ginecologo ginecologa gynecologue psicologo especialista specialista specialiste curante toubib`,
  },
  {
    concepts: ['doctor', 'question'],
    words: `dove_trovo_un_medico que_medico que_doctor quale_medico che_medico quel_medecin quel_docteur dove_trovo_un_medico`,
  },
  { concepts: ['care'], slips: true, words: `consulta consultas consulto consulenza consultation diagnostico diagnosi diagnostic` },
  { concepts: ['care'], words: `medicale medicaux visita visite soins receta ricetta ordonnance` },
  {
    concepts: ['advice'],
    words: `consejo consejos asistencia assistenza informacion informazioni demande asesoria orientacion ayuda consiglio consigli aiuto parere conseil conseils avis aide daide davis`,
  },
  {
    concepts: ['clinic'],
    words: `clinica clinicas hospital hospitales ospedali hopitaux lhopital ambulatorio ambulatori ospedale poliambulatorio clinique hopital cabinet_medical centre_medical maison_medicale`,
  },
  { concepts: ['booking'], slips: true, words: `prenotare prenotazione prenota appuntamento reservar` },
  {
    concepts: ['booking'],
    words: `fissare fissa pedir_hora sacar_turno agendar cita citas pedir_cita turno pedir_turno rdv rendezvous prendre_rdv rendez_vous prendre_rendez_vous reserver`,
  },
  { concepts: ['online'], slips: true, words: `ligne linea` },
  {
    concepts: ['online'],
    words: `a_domicile nocturna notturna notturno de_nuit 24_horas 24_ore 24_heures en_linea por_internet por_telefono por_video a_distancia a_domicilio a_distanza in_linea al_telefono telefonica in_rete telefono videollamada videochiamata en_ligne par_telephone telephone a_distance en_visio visio internet en_direct di_turno 24h`,
  },
  { concepts: ['free'], words: `gratis gratuita gratuito gratuiti gratuitas gratuit gratuite gratuitement` },
  {
    concepts: ['near'],
    words: `abierto abierta aperto aperta ouvert ouverte vicina piu_vicina proches pres_de_moi cerca_de_mi mas_cercano cercano cerca vicino vicino_a_me piu_vicino pres_de_chez_moi pres_de_moi proche autour_de_moi a_proximite`,
  },
  {
    concepts: ['want'],
    words: `por_favor per_favore sil_vous_plait svp jai_besoin_de subito hay algun alguna puis_je jaimerais trovo il_me_faut mi_serve disponible disponibile necesito quiero quisiera busco buscar necesitamos urgente ho_bisogno bisogno voglio vorrei cerco cercare trovare urgentemente serve besoin jai_besoin veux je_veux je_voudrais voudrais cherche chercher trouver`,
  },
  {
    concepts: ['talk'],
    words: `scrivere domande risponde echanger contacto chiedi chiedo domanda question preguntas consulto_a parlo ver hablar consultar preguntar chatear contactar llamar ir_al ir_a visitar hablo pregunta parlare sentire chiedere contattare vedere chiamare consultare andare_dal andare parler voir demander consulter appeler contacter aller_chez poser_une_question poser joindre discuter`,
  },
  {
    concepts: ['symptom', 'acute'],
    slips: true,
    words: `fiebre febbre fievre`,
  },
  {
    concepts: ['symptom', 'acute'],
    words: `febre tose mal_di_denti maux_de_ventre maux_de_tete douleur_thoracique mal_di_gola mal_di_testa mal_di_pancia mal_di_stomaco mal_a_la_gorge mal_a_la_poitrine mal_aux_oreilles de_la_temperature dolore_al_petto dolor_de_pecho mal_al_petto mal_a_respirer sarpullido maux_de_tete maux_de_ventre mal_de_dos mal_au_coeur mal_aux_dents douleur_thoracique toser tossire tousser vomir fiebre tos dolor duele duelen mareo mareos mareado nausea nauseas vomito vomitos vomita diarrea escalofrios mocos congestion garganta_irritada cansancio picazon picor erupcion ronchas hinchado hinchazon sangrado sangre estrenimiento ahogo falta_de_aire resfriado catarro perdi_el_olfato sin_olfato sintomas sintoma
      febbre tosse mal_di_gola mal_di_testa mal_di_pancia mal_di_stomaco mal_di_schiena fa_male dolore dolori brividi raffreddore prurito sfogo gonfio gonfiore fiato_corto respirare vertigini capogiri sangue stanchezza olfatto gusto sintomi
      fievre toux tousse mal_de_gorge mal_de_tete mal_au_ventre mal_a_la_tete mal_au_dos jai_mal douleur douleurs vertiges vomissements vomit diarrhee frissons rhume nez_bouche essoufflement essouffle respirer demangeaisons boutons eruption gonfle fatigue saignement odorat gout symptome symptomes`,
  },
  {
    concepts: ['ill'],
    words: `debole debil faible faiblesse enrhume raffreddato raffreddata resfriado resfriada sta_male esta_enfermo esta_enferma sono_malato est_malade forte enfermo enferma mal_estar malestar malato malata malade se_sent_mal souffrant`,
  },
  {
    concepts: ['ill', 'self'],
    words: `me_sens_tres_mal me_siento_mal me_siento_muy_mal no_me_siento_bien no_me_encuentro_bien non_mi_sento_bene je_ne_me_sens_pas_bien je_me_sens_pas_bien pas_bien me_encuentro_mal mi_sento_male sto_male je_me_sens_mal me_sens_mal`,
  },
  {
    concepts: ['body'],
    words: `rodilla rodillas pie pies pierna brazo mano cuello ojo ojos piel muela dientes ginocchio piede gamba braccio collo occhi pelle denti genou pied jambe bras cou yeux peau dent dents cabeza garganta pecho estomago barriga espalda oido testa gola petto pancia stomaco schiena orecchio tete gorge poitrine ventre estomac dos oreille`,
  },
  {
    concepts: ['disease'],
    words: `influenza linfluenza la_grippe gripe neumonia infeccion alergia polmonite infezione allergia diabete grippe pneumonie allergie angine bronchite bronquitis`,
  },
  {
    concepts: ['duration'],
    words: `dia giorno jour mes mese mois que_no_se_quita persistente persistant no_se_quita no_se_me_quita che_non_passa che_non_scende no_me_baja non_mi_passa no_baja non_passa non_scende ne_passe_pas ne_baisse_pas dias semana semanas desde_hace noche giorni settimana settimane da_ieri notte jours semaine semaines depuis nuit`,
  },
  {
    concepts: ['help'],
    words: `que_hago que_hacer que_debo_hacer que_puedo_hacer que_tomar que_puedo_tomar ayuda_por_favor a_quien_llamo cosa_faccio cosa_fare che_fare che_faccio cosa_devo_fare cosa_posso_fare cosa_prendere chi_chiamo que_faire que_dois_je_faire quoi_faire que_puis_je_faire que_prendre quoi_prendre comment_soigner comment_faire comment_calmer come_curare como_curar como_quitar como_bajar qui_appeler`,
  },
  {
    concepts: ['cause'],
    words: `por_que que_es que_tengo que_puede_ser es_normal sera es_covid influenza_o grippe_ou gripe_o como_saber come_faccio_a_sapere comment_savoir ai_je es_covid_o ou_rhume ou_grippe o_influenza o_raffreddore o_gripe o_resfriado perche cosa_puo_essere cosa_e e_normale pourquoi quest_ce_que_cest cest_quoi est_ce_normal est_ce_grave est_ce_que est_ce_le`,
  },
  {
    concepts: ['should', 'question'],
    words: `dois_je_consulter debo deberia tengo_que puedo devo dovrei posso dois_je faut_il puis_je cuando quando quand donde dove ou_aller a_donde quale cual quel`,
  },
  {
    concepts: ['self', 'have'],
    words: `llevo tuve sufro soffro souffre avere avoir tengo he_tenido estoy me_siento creo_que_tengo tiene ha_febbre ha_tosse ho_la ho_il ho_avuto ho sono mi_sento credo_di_avere penso_di_avere je_pense_avoir je_crois_avoir creo_tener ha_la jai jai_eu je_suis je_me_sens il_a elle_a`,
  },
  {
    concepts: ['self', 'symptom', 'acute', 'have'],
    words: `esta_vomitando no_puede_respirar mi_viene_da_vomitare jai_mal_a jai_le_nez_qui_coule jai_la_gorge me_fait_mal me_font_mal mal_a_loreille sarrete_pas no_puedo_oler non_sento_odori no_puedo_respirar_bien non_riesco_a_dormire no_puedo_dormir je_ne_dors_pas je_respire_mal respire_mal jai_vomi je_vomis jai_mal_partout ho_male ho_mal me_ha_salido me_salio mi_sento_svenire me_cuesta_respirar dificultad_para_respirar difficolta_a_respirare difficolta_respiratorie difficulte_a_respirer difficultes_a_respirer fatico_a_respirare non_respiro_bene me_duele me_duelen mi_fa_male mi_fanno_male mi_gira_la_testa jai_mal_a_la jai_mal_au jai_mal_aux jai_la_tete_qui_tourne me_da_vueltas_la_cabeza je_tousse tousse_beaucoup toso tosso tossisco no_paro_de_toser no_puedo_dejar_de_toser no_dejo_de_toser non_smetto_di_tossire non_riesco_a_smettere_di_tossire narrete_pas_de_tousser jai_envie_de_vomir tengo_ganas_de_vomitar ho_vomitato`,
  },
  {
    concepts: ['self'],
    words: `abuela abuelo nonno nonna grand_mere grand_pere hijo hija figlio figlia esposa esposo embarazada incinta enceinte je bebe nino nina ninos bambino bambina bambini neonato enfant enfants mari femme mere pere marito moglie madre padre mamma mamma mama papa bimbo bimba bebes fille fils nourrisson marido mujer mi mi_hijo mi_hija mi_bebe mi_nino mi_mama mi_esposo mio_figlio mia_figlia il_mio_bambino la_mia_bambina bambino_ha mio mia mon_fils ma_fille mon_enfant mon_bebe bebe_a mon`,
  },
  {
    concepts: ['positive', 'covid'],
    words: `positivo_covid positivo_en_covid positivo_al_covid di_positivo positivo_por_covid positiva_al_covid positif_au_covid positive_au_covid positif_covid cas_contact contacto_estrecho he_dado_positivo con_un_positivo avec_un_positif contatto_stretto test_positif tampone_positivo`,
  },
  {
    concepts: ['positive'],
    words: `quarantena cuarentena quarantaine isolement aislamiento isolamento ho_fatto_il_tampone fare_un_tampone prenotare_tampone contatto_con_positivo antigenique_positif contact_avec cas_covid contatto_con_positivo contacto_con_positivo risultato_positivo risultata_positiva teste_positif testee_positive testato_positivo antigenique_positif test_positivo prueba_positiva positivo positiva positif`,
  },
  {
    concepts: [],
    words: `como cosa trata el la los las un una unos de del al con por para que y o si ya en es mis su sus me te se no muy mas hoy ahora il lo gli le uno di da in per non e i a al allo alla con su del della dei un_po molto oggi adesso subito come chi un_peu ni mucho mucha molta beaucoup avec_un ete en_contact saber pueden ayudar ayudarme me_pueden peux peut on en_plus dimanche domenica domingo demain domani manana fait traitant dun une_autre alta altos bien base casa con_el sono_e secuelas cerca piu o et bien nada rien niente qui aller andare ir voy va ve estuve dos tres cuatro cinco due tre quattro cinque deux trois quatre cinq una uno persistente les des du au aux et pour avec sans une ce cette tres plus chez je suis ai maintenant vite comment nos hay urgente_ya favor por_favor servicio servizio`,
  },
];
