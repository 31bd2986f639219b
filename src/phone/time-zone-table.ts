/**
 * An area a line: its countries (ISO 3166-1 alpha-2), each with how the names of its zones begin.
 * Written by test/runners/phone-tables.mjs.
 */
export const timeZoneTable = `/CNPRC;CUCuba;EGEgypt;GBGB,GB-Ei;HKHongk;IEEire;ILIsrae;IRIran;ISIcela;JMJamai;JPJapan;KRROK;LYLibya;MHKwaja;NZNZ,NZ-CH;PLPolan;PTPortu;RUW-SU;SGSinga;TRTurke;TWROC;USNavaj
Africa/AOLuand;BFOuaga;BIBujum;BJPorto;BWGabor;CDKinsh,Lubum;CFBangu;CGBrazz;CIAbidj;CMDoual;DJDjibo;DZAlgie;EGCairo;EHEl_Aa;ERAsmar,Asmer;ESCeuta;ETAddis;GALibre;GHAccra;GMBanju;GNConak;GQMalab;GWBissa;KENairo;LRMonro;LSMaser;LYTripo;MACasab;MLBamak,Timbu;MRNouak;MWBlant;MZMaput;NAWindh;NENiame;NGLagos;RWKigal;SDKhart;SLFreet;SNDakar;SOMogad;SSJuba;STSao_T;SZMbaba;TDNdjam;TGLome;TNTunis;TZDar_e;UGKampa;ZAJohan;ZMLusak;ZWHarar
America/AGAntig;AIAngui;ARArgen,Bueno,Catam,Cordo,Jujuy,Mendo,Rosar;AWAruba;BBBarba;BLSt_Ba;BOLa_Pa;BQKrale;BRAragu,Bahia,Belem,Boa_V,Campo,Cuiab,Eirun,Forta,Macei,Manau,Noron,Porto,Recif,Rio_B,Santar,Sao_P;BSNassa;BZBeliz;CAAtiko,Blanc,Cambr,Coral,Crest,Dawso,Edmon,Fort_N,Glace,Goose,Halif,Inuvi,Iqalu,Monct,Montr,Nipig,Pangn,Rainy,Ranki,Regin,Resol,St_Jo,Swift,Thund,Toron,Vanco,White,Winni,Yello;CLCoyha,Punta,Santi;COBogot;CRCosta;CUHavan;CWCurac;DMDomin;DOSanto;ECGuaya;GDGrena;GFCayen;GLDanma,Godth,Nuuk,Score,Thule;GPGuade;GTGuate;GYGuyan;HNTeguc;HTPort-;JMJamai;KNSt_Ki;KYCayma;LCSt_Lu;MFMarig;MQMarti;MSMonts;MXBahia_,Cancu,Chihu,Ciuda,Ensen,Hermo,Matam,Mazat,Merid,Mexic,Monter,Ojina,Santa_,Tijua;NIManag;PAPanam;PELima;PMMique;PRPuert;PYAsunc;SRParam;SVEl_Sa;SXLower;TCGrand;TTPort_;USAdak,Ancho,Atka,Boise,Chica,Denve,Detro,Fort_W,India,Junea,Kentu,Knox_,Los_A,Louis,Menom,Metla,New_Y,Nome,North,Phoen,Shipr,Sitka,Yakut;UYMontev;VCSt_Vi;VECarac;VGTorto;VISt_Th,Virgi
Antarctica/AUMacqu
Arctic/SJ
Asia/AEDubai;AFKabul;AMYerev;AZBaku;BDDacca,Dhaka;BHBahra;BNBrune;BTThimb,Thimp;CNChong,Chung,Harbi,Kashg,Shang,Urumq;CYFamag,Nicos;GETbili;HKHong_;IDJakar,Jayap,Makas,Ponti,Ujung;ILJerus,Tel_A;INCalcu,Kolka;IQBaghd;IRTehra;JOAmman;JPTokyo;KGBishk;KHPhnom;KPPyong;KRSeoul;KWKuwai;KZAlmat,Aqtau,Aqtob,Atyra,Oral,Qosta,Qyzyl;LAVient;LBBeiru;LKColom;MMRango,Yango;MNChoib,Hovd,Ulaan,Ulan_;MOMacao,Macau;MYKuala,Kuchi;NPKathm,Katma;OMMusca;PHManil;PKKarac;PSGaza,Hebro;QAQatar;RUAnady,Barna,Chita,Irkut,Kamch,Khand,Krasn,Magad,Novok,Novos,Omsk,Sakha,Sredn,Tomsk,Ust-N,Vladi,Yakut,Yekat;SARiyad;SGSinga;SYDamas;THBangk;TJDusha;TLDili;TMAshga,Ashkh;TRIstan;TWTaipe;UZSamar,Tashk;VNHo_Ch,Saigo;YEAden
Atlantic/BMBermu;CVCape_;ESCanar;FKStanl;FOFaero,Faroe;ISReykj;PTAzore,Madei;SHSt_He;SJJan_M
Australia/AU
Brazil/BR
Canada/CA
Chile/CL
Europe/ADAndor;ALTiran;ATVienn;AXMarie;BASaraj;BEBruss;BGSofia;BYMinsk;CHZuric;CYNicos;CZPragu;DEBerli,Busin;DKCopen;EETalli;ESMadri;FIHelsi;FRParis;GBBelfa,Londo;GGGuern;GIGibra;GRAthen;HRZagre;HUBudap;IEDubli;IMIsle_;ITRome;JEJerse;LIVaduz;LTVilni;LULuxem;LVRiga;MCMonac;MDChisi,Tiras;MEPodgo;MKSkopj;MTMalta;NLAmste;NOOslo;PLWarsa;PTLisbo;ROBucha;RSBelgr;RUAstra,Kalin,Kirov,Mosco,Samar,Sarat,Ulyan,Volgo;SEStock;SILjubl;SKBrati;SMSan_M;TRIstan;UAKiev,Kyiv,Simfe,Uzhgo,Zapor;VAVatic
Indian/CCCocos;CXChris;IOChago;KMComor;MGAntan;MUMauri;MVMaldi;REReuni;SCMahe;YTMayot
Mexico/MX
Pacific/ASPago_,Samoa;CKRarot;CLEaste;ECGalap;FJFiji;FMChuuk,Kosra,Pohnp,Ponap,Truk,Yap;GUGuam;KIEnder,Kanto,Kirit,Taraw;MHKwaja,Majur;MPSaipa;NCNoume;NFNorfo;NRNauru;NUNiue;NZAuckl,Chath;PFGambi,Marqu,Tahit;PGBouga,Port_;PWPalau;SBGuada;TKFakao;TOTonga;TVFunaf;USHonol,Johns;VUEfate;WFWalli;WSApia
US/ASSamoa;USAlask,Aleut,Arizo,Centr,East-,Easte,Hawai,India,Michi,Mount,Pacif`;
