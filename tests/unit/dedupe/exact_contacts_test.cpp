#include "catch.hpp"
#include "random.hpp"

#include <bdd/core/text.hpp>
#include <bdd/dedupe/exact.hpp>
#include <bdd/fields/email.hpp>
#include <bdd/fields/person_name.hpp>

#include <map>
#include <string>

using namespace bdd::dedupe;
using bdd::model::ContactId;
using bdd::model::RecordId;

namespace {

bool names_agree(const ExactRow& a, const ExactRow& b) {
    return bdd::fields::compatible_names(a.first_name, a.last_name, b.first_name, b.last_name);
}

/// A row whose contact and record have one number.
class Row {
public:
    Row(std::int64_t id, const std::string& first, const std::string& last) {
        m_row.record = RecordId{id};
        m_row.contact = ContactId{id};
        m_row.first_name = first;
        m_row.last_name = last;
        m_row.name_key = bdd::text::key(last + " " + first);
    }
    Row& of_contact(std::int64_t id) {
        m_row.contact = ContactId{id};
        return *this;
    }
    Row& email(const std::string& address) {
        const bdd::fields::EmailKind kind = bdd::fields::email_kind(address);
        m_row.email = address;
        m_row.email_is_nominative = kind == bdd::fields::EmailKind::nominative;
        m_row.email_is_personal =
            m_row.email_is_nominative || kind == bdd::fields::EmailKind::personal;
        return *this;
    }
    Row& mobile(const std::string& number) {
        m_row.mobile = number;
        return *this;
    }
    Row& siren(const std::string& siren) {
        m_row.siren = siren;
        return *this;
    }
    Row& siret(const std::string& siret) {
        m_row.siret = siret;
        m_row.siren = siret.substr(0, 9);
        return *this;
    }
    Row& company(const std::string& key) {
        m_row.company_key = key;
        return *this;
    }
    operator ExactRow() const { return m_row; } // NOLINT(google-explicit-constructor)

private:
    ExactRow m_row;
};

using Pairs = std::map<std::int64_t, std::int64_t>;

Pairs pairs_of(const ExactResult& result) {
    Pairs pairs;
    std::int64_t before = 0;
    for (const ContactMerge& merge : result.merges) {
        CHECK(merge.from.value > before); // Ascending, each at most once.
        CHECK(merge.into < merge.from);
        before = merge.from.value;
        pairs[merge.from.value] = merge.into.value;
    }
    return pairs;
}

Pairs merges_of(const std::vector<ExactRow>& rows) {
    return pairs_of(find_contact_merges(rows, names_agree));
}

const std::string k_mobile = "+33612345678";
const std::string k_siren = "732829320";
const std::string k_siret = "73282932000074";

} // namespace

TEST_CASE("An initial joins one of two first names, never both", "[dedupe]") {
    const auto row = [](std::int64_t id, const std::string& first) {
        return Row(id, first, "Martin").email("j.martin@metal-ouest.fr");
    };
    CHECK(merges_of({row(1, "J."), row(2, "Jean"), row(3, "Jacques")}) == Pairs{{2, 1}});
    CHECK(merges_of({row(1, "Jean"), row(2, "J."), row(3, "Jacques")}) == Pairs{{2, 1}});
    CHECK(merges_of({row(1, "Jean"), row(2, "Jacques"), row(3, "J.")}) == Pairs{{3, 1}});
    const ExactResult result =
        find_contact_merges({row(1, "J."), row(2, "Jean"), row(3, "Jacques")}, names_agree);
    CHECK(result.refused_by_names == 1);
    CHECK(result.merges[0].evidence == Evidence::email);
}

TEST_CASE("A mobile joins compatible names only", "[dedupe]") {
    CHECK(merges_of({Row(1, "Jean-Pierre", "Martin").mobile(k_mobile),
                     Row(2, "JP", "Martin").mobile(k_mobile),
                     Row(3, "Sophie", "Bernard").mobile(k_mobile)}) == Pairs{{2, 1}});
    // A number without any name is no evidence of a person.
    CHECK(merges_of({Row(1, "Jean", "Martin").mobile(k_mobile),
                     Row(2, "", "").mobile(k_mobile).company("METAL OUEST")})
              .empty());
}

TEST_CASE("The people of a family business stay apart on their common webmail", "[dedupe]") {
    const std::string mail = "famille.durand@orange.fr";
    const ExactResult result =
        find_contact_merges({Row(1, "Paul", "Durand").email(mail).siren(k_siren),
                             Row(2, "Marie", "Durand").email(mail).siren(k_siren),
                             Row(3, "Paul", "DURAND").email(mail).siren(k_siren)},
                            names_agree);
    CHECK(pairs_of(result) == Pairs{{3, 1}});
    CHECK(result.refused_by_names == 1);
}

TEST_CASE("A generic mailbox is no evidence of a person", "[dedupe]") {
    const std::string mail = "contact@metal-ouest.fr";
    CHECK(merges_of({Row(1, "", "Martin").email(mail), Row(2, "Jean", "").email(mail),
                     Row(3, "Jean", "Martin").email(mail)})
              .empty());
}

TEST_CASE("The same full name at the same SIREN is one person", "[dedupe]") {
    const ExactResult result = find_contact_merges(
        {Row(1, "Jean", "Martin").siren(k_siren), Row(2, "Jean", "Martin").siren(k_siren),
         Row(3, "Jean", "Martin").siren("552100554"), Row(4, "Jean", "Martin"),
         Row(5, "", "Martin").siren(k_siren)},
        names_agree);
    CHECK(pairs_of(result) == Pairs{{2, 1}});
    CHECK(result.merges[0].evidence == Evidence::company_name);
}

TEST_CASE("Companies without a person join by SIRET, or by name and mailbox", "[dedupe]") {
    const ExactResult result = find_contact_merges(
        {Row(1, "", "").siret(k_siret).company("METAL OUEST"),
         Row(2, "", "").siret(k_siret).company("MO GROUPE").email("contact@metal-ouest.fr"),
         Row(3, "", "").company("METAL EST").email("contact@metal-est.fr"),
         Row(4, "", "").company("METAL EST").email("contact@metal-est.fr"),
         Row(5, "", "").company("AUTRE").email("contact@metal-est.fr")},
        names_agree);
    CHECK(pairs_of(result) == Pairs{{2, 1}, {4, 3}});
    CHECK(result.merges[0].evidence == Evidence::company_only);
}

TEST_CASE("A company without a person never joins one of its people", "[dedupe]") {
    // 1 belongs to Jean by its e-mail; the SIRET that it shares with 3 says nothing of Jean.
    const std::string mail = "jean.martin@metal-ouest.fr";
    CHECK(merges_of({Row(1, "", "").siret(k_siret).email(mail),
                     Row(2, "Jean", "Martin").email(mail), Row(3, "", "").siret(k_siret)}) ==
          Pairs{{2, 1}});
}

TEST_CASE("Two people's own mailboxes at one site are two people without a name", "[dedupe]") {
    CHECK(merges_of({Row(1, "", "").siret(k_siret).email("jean.martin@metal-ouest.fr"),
                     Row(2, "", "").siret(k_siret).email("sophie.bernard@metal-ouest.fr")})
              .empty());
}

TEST_CASE("The webmail of an owner stands for each of his hotels apart", "[dedupe]") {
    const std::string mail = "lesvacances56@wanadoo.fr";
    CHECK(merges_of({Row(1, "", "").company("HOTEL DU LAC").email(mail),
                     Row(2, "", "").company("CAMPING DES PINS").email(mail),
                     Row(3, "", "").company("HOTEL DU LAC").email(mail),
                     Row(4, "Paul", "Durand").email("paul.durand@gmail.com"),
                     Row(5, "P", "Durand").email("paul.durand@gmail.com")}) ==
          Pairs{{3, 1}, {5, 4}});
}

TEST_CASE("Records of one contact belong together whatever their names say", "[dedupe]") {
    // Somebody decided that 1 and 2 are one person; 3 must agree with both.
    CHECK(merges_of({Row(1, "Jean", "Martin").email("jm@metal-ouest.fr"),
                     Row(2, "Sophie", "Bernard").of_contact(1),
                     Row(3, "Jean", "Martin").email("jm@metal-ouest.fr")})
              .empty());
    CHECK(merges_of({Row(1, "Jean", "Martin").email("jm@metal-ouest.fr"),
                     Row(2, "Jean", "Martin").of_contact(1).mobile(k_mobile),
                     Row(3, "Jean", "Martin").mobile(k_mobile)}) == Pairs{{3, 1}});
}

TEST_CASE("Evidence of different kinds links one person step by step", "[dedupe]") {
    const ExactResult result = find_contact_merges(
        {Row(7, "Jean", "Martin").email("jean.martin@metal-ouest.fr"),
         Row(5, "J.", "Martin").email("jean.martin@metal-ouest.fr").mobile(k_mobile),
         Row(3, "Jean", "Martin").mobile(k_mobile).siren(k_siren),
         Row(1, "Jean", "Martin").siren(k_siren)},
        names_agree);
    CHECK(pairs_of(result) == Pairs{{3, 1}, {5, 1}, {7, 1}});
    CHECK(result.merges[0].evidence == Evidence::company_name);
    CHECK(result.merges[1].evidence == Evidence::mobile);
    CHECK(result.merges[2].evidence == Evidence::email);
}

TEST_CASE("Contact merges do not depend on the order and join no names that differ", "[dedupe]") {
    const std::vector<std::string> firsts = {"", "Jean", "J.", "Jacques", "Sophie"};
    const std::vector<std::string> lasts = {"", "Martin", "Martin", "Bernard"};
    const std::vector<std::string> mails = {"", "j.martin@metal-ouest.fr", "durand@orange.fr",
                                            "contact@metal-ouest.fr"};
    const std::vector<std::string> mobiles = {"", "", k_mobile, "+33698765432"};
    const std::vector<std::string> sirets = {"", "", k_siret, "55210055400013"};
    const std::vector<std::string> companies = {"", "METAL OUEST", "HOTEL DU LAC"};
    for (std::uint64_t seed = 1; seed <= 300; ++seed) {
        bdd::test::Random random(seed);
        std::vector<ExactRow> rows;
        for (std::int64_t id = 1; id <= 16; ++id) {
            Row row(id, random.pick(firsts), random.pick(lasts));
            row.siret(random.pick(sirets)).company(random.pick(companies));
            row.mobile(random.pick(mobiles));
            if (const std::string& mail = random.pick(mails); !mail.empty()) {
                row.email(mail);
            }
            rows.push_back(row);
        }
        const std::vector<ExactRow> ordered = rows;
        const ExactResult first = find_contact_merges(rows, names_agree);
        const Pairs pairs = pairs_of(first);
        const auto contact_of = [&](std::int64_t id) {
            const auto found = pairs.find(id);
            return found == pairs.end() ? id : found->second;
        };
        for (const ExactRow& a : ordered) {
            for (const ExactRow& b : ordered) {
                if (contact_of(a.contact.value) == contact_of(b.contact.value)) {
                    REQUIRE(names_agree(a, b));
                }
            }
        }
        random.shuffle(rows);
        const ExactResult second = find_contact_merges(rows, names_agree);
        REQUIRE(pairs_of(second) == pairs);
        REQUIRE(second.refused_by_names == first.refused_by_names);
    }
}
