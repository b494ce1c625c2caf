#include "catch.hpp"
#include "layout.hpp"

using namespace bdd;
using intake::test::fields_of;
using intake::test::Layout;

namespace {

const std::vector<Layout> k_tools = {
    {"Brevo, French account",
     "CONTACT ID|EMAIL|PRENOM|NOM|SMS|EXT_ID|LANDLINE_NUMBER|OPT_IN|ADDED_TIME|MODIFIED_TIME",
     {"12|marie.durand@exemple.fr|Marie|DURAND|33612345678||33144556677|1|01-02-2024|"},
     "external_id|email|first_name|last_name|mobile|-|phone|opt_in|-|-"},
    {"Mailjet",
     "email|firstname|name|newsletter",
     {"marie.durand@exemple.fr|Marie|Durand|true", "p.petit@exemple.com|Paul|Petit|false"},
     "email|first_name|last_name|opt_in"},
    {"Mailchimp export",
     "Email Address|First Name|Last Name|Company|Phone Number|MEMBER_RATING|OPTIN_TIME|OPTIN_IP|"
     "CONFIRM_TIME|LATITUDE|CC|REGION|LAST_CHANGED|LEID|EUID|NOTES|TAGS",
     {"a@b.fr|Anne|Roy|Roy SAS|01 44 55 66 77|2|2024-01-02 10:00:00|1.2.3.4|2024-01-02 10:00:01|"
      "48.8|FR|75|2024-03-04 11:12:13|1001|a1b2c3||x",
      "c@d.fr|Luc|Blin|Blin SARL|01 44 55 66 78|2|2024-01-03 10:00:00|1.2.3.5|2024-01-03 "
      "10:00:01|48.9|FR|75|2024-03-05 11:12:13|1002|a1b2c4||"},
     "email|first_name|last_name|company|phone|-|-|-|-|ignore|country|-|updated_on|external_id|-|-|"
     "-"},
    {"HubSpot contacts",
     "Record ID|First Name|Last Name|Email|Phone Number|Mobile Phone Number|Job Title|Lifecycle "
     "Stage|Lead Status|Contact owner|Create Date|Last Modified Date|Unsubscribed from all email",
     {"501|Anne|Roy|anne@roy.fr|+33144556677|+33612345678|CEO|Lead|New|Paul|2024-01-02|2024-02-03|"
      "false"},
     "external_id|first_name|last_name|email|phone|mobile|job_title|-|-|-|-|updated_on|-"},
    {"HubSpot companies",
     "Name|Company domain name|Phone Number|City|State/Region|Postal Code|Industry|Number of "
     "Employees|Annual Revenue",
     {"Roy Transports|roy.fr|0144556677|Lyon|ARA|69003|Transport|120|3000000"},
     "company|website|phone|town|-|postcode|-|staff|revenue"},
    {"Salesforce leads",
     "FirstName|LastName|Company|Title|Email|Phone|MobilePhone|Street|City|State|PostalCode|"
     "Country|"
     "Industry|NumberOfEmployees|AnnualRevenue|LeadSource|Status|OwnerId|HasOptedOutOfEmail|"
     "DoNotCall",
     {"Anne|Roy|Roy SAS|Acheteuse|anne@roy.fr|0144556677|0612345678|3 rue du Bac|Paris||75007|"
      "France|BTP|12|100000|Web|Open|005x|0|1"},
     "first_name|last_name|company|job_title|email|phone|mobile|address_1|town|-|postcode|country|-"
     "|"
     "staff|revenue|-|-|-|-|-"},
    {"Salesforce accounts",
     "Name|AccountNumber|Website|Phone|BillingStreet|BillingCity|BillingPostalCode|BillingCountry|"
     "Sic|NumberOfEmployees",
     {"Dumas|A-1|www.dumas.fr|0144556677|3 rue du Bac|Paris|75007|France|4512|12"},
     "company|external_id|website|phone|address_1|town|postcode|country|-|staff"},
    {"Odoo",
     "id|name|is_company|parent_id/id|function|email|phone|mobile|street|street2|zip|city|"
     "country_id|vat|website|category_id",
     {"c.1|Anne Roy|False|c.9|Acheteuse|anne.roy@roy.fr|0144556677|0612345678|3 rue du Bac|Bât. A|"
      "75007|Paris|France|FR54552059024|roy.fr|x",
      "c.2|Paul Petit|False|c.9|DAF|paul.petit@roy.fr|0144556677|0612345679|3 rue du Bac||75007|"
      "Paris|France||roy.fr|"},
     "external_id|full_name|-|-|job_title|email|phone|mobile|address_1|address_2|postcode|town|"
     "country|vat|website|-"},
    {"Sellsy",
     "Type(prospect/client)|Raison sociale|SIREN|SIRET|Code "
     "NAF|TVA|Site|Tel|Email|Adresse|CP|Ville|"
     "Pays|Contact civilité|Contact nom|Contact prénom|Contact fonction|Contact email|Contact tel",
     {"client|Roy SAS|552059024|55205902400018|62.01Z|FR54552059024|roy.fr|0144556677|info@roy.fr|"
      "3 rue du Bac|75007|Paris|France|Mme|Roy|Anne|Gérante|anne@roy.fr|0612345678"},
     "-|company|siren|siret|naf|vat|website|phone|email|address_1|postcode|town|country|civility|"
     "last_name|first_name|job_title|email|phone"},
    {"Google Contacts 2024",
     "First Name|Middle Name|Last Name|Name Prefix|File As|Organization Name|Organization Title|"
     "Organization Department|Notes|Labels|E-mail 1 - Label|E-mail 1 - Value|E-mail 2 - "
     "Value|Phone "
     "1 - Label|Phone 1 - Value|Address 1 - Formatted|Address 1 - Street|Address 1 - City|Address "
     "1 "
     "- PO Box|Address 1 - Postal Code|Address 1 - Country|Website 1 - Value",
     {"Anne||Roy|Mme||Roy SAS|DG|||* myContacts|Work|a@roy.fr|b@roy.fr|Work|+33 1 44 55 66 77|3 "
      "rue "
      "du Bac 75007 Paris|3 rue du Bac|Paris||75007|FR|https://roy.fr"},
     "first_name|-|last_name|civility|-|company|job_title|-|-|-|-|email|email|-|phone|-|address_1|"
     "town|address_3|postcode|country|website"},
    {"Google Contacts, older",
     "Name|Given Name|Additional Name|Family Name|Group Membership|E-mail 1 - Type|E-mail 1 - "
     "Value|"
     "Phone 1 - Type|Phone 1 - Value|Organization 1 - Name|Organization 1 - Title",
     {"Anne Roy|Anne||Roy|*|Work|anne@roy.fr|Work|0144556677|Roy SAS|DG"},
     "-|first_name|-|last_name|-|-|email|-|phone|company|job_title"},
    {"Outlook, desktop, English",
     "Title|First Name|Middle Name|Last Name|Suffix|Company|Department|Job Title|Business "
     "Street|Business Street 2|Business City|Business State|Business Postal Code|Business "
     "Country/Region|Business Fax|Business Phone|Mobile Phone|E-mail Address|E-mail 2 "
     "Address|Notes|Web Page",
     {"Mme|Anne||Roy||Roy SAS|Achats|Acheteuse|3 rue du Bac|Bât. A|Paris||75007|France|0144556678|"
      "0144556677|0612345678|anne@roy.fr|||roy.fr"},
     "civility|first_name|-|last_name|-|company|-|job_title|address_1|address_2|town|-|postcode|"
     "country|ignore|phone|mobile|email|email|-|website"},
    {"Outlook, French",
     "Titre|Prénom|Nom|Société|Service|Titre1|Rue (bureau)|Ville (bureau)|Code postal "
     "(bureau)|Pays/Région (bureau)|Télécopie (bureau)|Téléphone (bureau)|Tél. mobile|Adresse de "
     "messagerie|Adresse de messagerie 2|Page Web",
     {"M.|Luc|Blin|Blin SARL|Achats||4 quai du Port|Brest|29200|France|0298000001|0298000002|"
      "0698000003|luc@blin.fr||blin.fr"},
     "civility|first_name|last_name|company|-|job_title|address_1|town|postcode|country|ignore|"
     "phone|"
     "mobile|"
     "email|email|website"},
    {"LinkedIn connections",
     "First Name|Last Name|URL|Email Address|Company|Position|Connected On",
     {"Anne|Roy|https://www.linkedin.com/in/xyz1||Roy SAS|Acheteuse|15 Mar 2024",
      "Luc|Blin|https://www.linkedin.com/in/xyz2||Blin SARL|DAF|16 Mar 2024"},
     "first_name|last_name|-|email|company|job_title|-"},
    {"VICIdial list",
     "vendor_lead_code|source_id|list_id|phone_code|phone_number|title|first_name|middle_initial|"
     "last_name|address1|address2|address3|city|state|province|postal_code|country_code|gender|"
     "date_of_birth|alt_phone|email|security_phrase|comments|rank|owner",
     {"u1|x|101|33|144556677|M|Luc||Blin|4 quai du "
      "Port|||Brest|||29200|FR|M||298000002|luc@blin.fr|"
      "||0|",
      "u2|x|101|33|612345678|MME|Anne||Roy|3 rue du Bac|||Paris|||75007|FR|F|||anne@roy.fr|||0|"},
     "external_id|-|-|-|phone|civility|first_name|-|last_name|address_1|address_2|address_3|town|-|"
     "-|"
     "postcode|country|-|-|phone|email|-|-|-|-"},
    {"SIRENE establishments",
     "siren|nic|siret|dateCreationEtablissement|trancheEffectifsEtablissement|"
     "dateDernierTraitementEtablissement|complementAdresseEtablissement|numeroVoieEtablissement|"
     "indiceRepetitionEtablissement|typeVoieEtablissement|libelleVoieEtablissement|"
     "codePostalEtablissement|libelleCommuneEtablissement|distributionSpecialeEtablissement|"
     "codeCommuneEtablissement|codeCedexEtablissement|libelleCedexEtablissement|"
     "codePostal2Etablissement|enseigne1Etablissement|enseigne2Etablissement|"
     "denominationUsuelleEtablissement|activitePrincipaleEtablissement|"
     "nomenclatureActivitePrincipaleEtablissement",
     {"552059024|00018|55205902400018|2001-02-03|11|2024-05-06T07:08:09||3|B|RUE|DU "
      "BAC|75007|PARIS|"
      "|75107|||||||62.01Z|NAFRev2",
      "552059024|00026|55205902400026|2001-02-03|NN|2024-05-06T07:08:09|BAT A|14||AV|FOCH|69006|"
      "LYON||69386|||||||62.01Z|NAFRev2"},
     "siren|-|siret|-|staff_band|updated_on|address_2|address_1|address_1|address_1|address_1|"
     "postcode|town|address_3|-|-|-|-|-|-|company|naf|-"},
    {"Dolibarr third parties",
     "Nom du tiers|Code client|Adresse|Code postal|Ville|Téléphone|Fax|Url|Email|Id. prof. 1|Id. "
     "prof. 2|Id. prof. 3|Numéro de TVA|Date création|tms",
     {"Roy SAS|CU2401-0001|3 rue du Bac|75007|Paris|0144556677||roy.fr|info@roy.fr|552059024|"
      "55205902400018|6201Z|FR54552059024|2024-01-02|2024-02-03"},
     "company|external_id|address_1|postcode|town|phone|ignore|website|email|siren|siret|naf|vat|-|"
     "updated_on"},
    {"EBP or Sage",
     "Code tiers|Intitulé tiers|Adresse 1|Adresse "
     "2|CP|Ville|Téléphone|Portable|Télécopie|E-mail|N° "
     "SIRET|Code NAF (APE)|N° TVA intracom.|Compte comptable|Représentant|Encours",
     {"CROY|Roy SAS|3 rue du Bac|BP 12|75007|Paris|0144556677|0612345678||info@roy.fr|"
      "55205902400018|6201Z|FR54552059024|411000|DUPOND|0,00"},
     "external_id|company|address_1|address_2|postcode|town|phone|mobile|ignore|email|siret|naf|"
     "vat|"
     "-|-|-"},
    {"trade-show badges",
     "N° badge|Type visiteur|Civilité|Nom|Prénom|Entreprise|Fonction|E-mail pro|N° de téléphone "
     "direct|CP Ville|Pays|Date scan|Commentaire|Opt-in partenaires",
     {"B001|Visiteur|Mme|ROY|Anne|Roy SAS|DG|anne@roy.fr|01.44.55.66.77|75007 "
      "Paris|France|12/03/2024|à rappeler|oui",
      "B002|Exposant|M.|BLIN|Luc|Blin SARL|DAF|luc@blin.fr|02.98.00.00.02|29200 "
      "Brest|France|12/03/2024||non"},
     "external_id|-|civility|last_name|first_name|company|job_title|email|phone|town|country|-|-|"
     "opt_in"},
    {"house CRM",
     "Réf|Société|Nom du contact|Prénom du contact|Titre|Mail|Email 2|Tél|Tel fixe|GSM|Adresse|"
     "Adresse 2|CP|Ville|Effectif|CA|Date de création|Modifié le|Désinscrit|Service",
     {"1|Roy SAS|Roy|Anne|Acheteuse|anne@roy.fr|info@roy.fr|0144556677|0144556678|0612345678|3 rue "
      "du Bac|BP 12|75007|Paris|120|1 200 k€|01/02/2020|03/04/2024|non|Achats",
      "2|Blin SARL|Blin|Luc|DAF|luc@blin.fr||0298000001||0698000003|4 quai du Port||29200|Brest|8|"
      "300 k€|01/02/2021|05/04/2024|oui|Finance"},
     "external_id|company|last_name|first_name|job_title|email|email|phone|phone|mobile|address_1|"
     "address_2|postcode|town|staff|revenue|-|updated_on|-|-"},
    {"rented file",
     "SIRET|RAISON SOCIALE|ENSEIGNE|CIV|NOM DIRIGEANT|PRENOM DIRIGEANT|FONCTION|ADR1|ADR2|ADR3|CP|"
     "VILLE|TEL|FAX|EMAIL NOMINATIF|APE|LIBELLE APE|TRANCHE EFFECTIF|TRANCHE CA",
     {"55205902400018|ROY SAS||MME|ROY|ANNE|GERANT|3 RUE DU BAC|BP 12||75007|PARIS|0144556677||"
      "anne@roy.fr|6201Z|Programmation|02|A"},
     "siret|company|-|civility|last_name|first_name|job_title|address_1|address_2|address_3|"
     "postcode|town|phone|ignore|email|naf|-|staff_band|-"},
    {"French dialler",
     "ID|CIVILITE|NOM|PRENOM|FONCTION|SOCIETE|SIRET|TEL1|TEL2|TEL3|RAPPEL_LE|"
     "COMMENTAIRE",
     {"9|M|BLIN|LUC|DAF|BLIN SARL|55205902400018|0298000001|0698000003|||"},
     "external_id|civility|last_name|first_name|job_title|company|siret|phone|phone|phone|-|-"},
    {"rejects file of bdd",
     "bdd_line|bdd_code|bdd_reason|Email|Nom|Prénom",
     {"12|bad_email|no domain|anne@|Roy|Anne", "13|bad_email|no domain|luc@blin.fr|Blin|Luc"},
     "ignore|ignore|ignore|email|last_name|first_name"},
    {"router file",
     "REF|L1|L2|L3|L4|L5|L6|L7|CP|VILLE|PAYS|CODE_CAMPAGNE",
     {"r1|ROY SAS|MME ANNE ROY||3 RUE DU BAC||75007 PARIS||75007|PARIS||C1",
      "r2|BLIN SARL|M LUC BLIN|ZI NORD|4 QUAI DU PORT|BP 12|29200 BREST||29200|BREST||C1"},
     "external_id|company|full_name|address_2|address_1|address_3|-|-|postcode|town|country|-"},
};

} // namespace

TEST_CASE("columns of the usual tools get their fields", "[intake]") {
    for (const Layout& layout : k_tools) {
        INFO(layout.title);
        CHECK(fields_of(intake::test::map(layout)) == layout.fields);
    }
}

TEST_CASE("headers alone are enough for the usual tools", "[intake]") {
    CHECK(fields_of(intake::test::map({"Sarbacane",
                                       "Email|Civilité|Nom|Prénom|Société|Fonction|Téléphone|Code "
                                       "postal|Ville|ID",
                                       {},
                                       ""})) ==
          "email|civility|last_name|first_name|company|job_title|phone|postcode|town|external_id");
}
