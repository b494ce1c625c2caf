#include "catch.hpp"

#include <bdd/fields/job_title.hpp>

using namespace bdd::fields;

namespace {

struct Case {
    const char* title;
    Department department;
    JobLevel level;
};

} // namespace

TEST_CASE("job titles tell the department and the level", "[fields]") {
    using D = Department;
    using L = JobLevel;
    const Case cases[] = {
        {"Directrice des Systèmes d'Information", D::it, L::director},
        {"DSI", D::it, L::director},
        {"D.S.I.", D::it, L::director},
        {"RSSI", D::it, L::manager},
        {"CTO", D::it, L::executive},
        {"Resp. achats", D::purchasing, L::manager},
        {"Acheteur", D::purchasing, L::specialist},
        {"Dir. Commercial", D::sales, L::director},
        {"Directeur(trice) commercial(e)", D::sales, L::director},
        {"Chef des ventes", D::sales, L::manager},
        {"Technico-commercial", D::sales, L::specialist},
        {"Assistante commerciale", D::sales, L::assistant},
        {"VP Sales", D::sales, L::director},
        {"Chargée de com", D::communication, L::specialist},
        {"Chargé·e de recrutement", D::human_resources, L::specialist},
        {"Responsable des ressources humaines H/F", D::human_resources, L::manager},
        {"DRH", D::human_resources, L::director},
        {"Head of Marketing", D::marketing, L::director},
        {"Marketing Director", D::marketing, L::director},
        {"Stagiaire marketing", D::marketing, L::assistant},
        {"Assistante de direction", D::administration, L::assistant},
        {"Assistante du directeur général", D::administration, L::assistant},
        {"Directeur adjoint", D::general_management, L::director},
        {"Gérant", D::general_management, L::executive},
        {"Président", D::general_management, L::executive},
        {"P.D.G.", D::general_management, L::executive},
        {"DG", D::general_management, L::executive},
        {"Directeur général adjoint finances", D::finance, L::executive},
        {"DAF", D::finance, L::director},
        {"Directeur Administratif & Financier", D::finance, L::director},
        {"CFO", D::finance, L::executive},
        {"Comptable", D::finance, L::specialist},
        {"Technicien de maintenance", D::technical, L::specialist},
        {"Ingénieur", D::technical, L::specialist},
        {"Ingénieur qualité", D::quality, L::specialist},
        {"Responsable QHSE", D::quality, L::manager},
        {"Responsable R&D", D::research, L::manager},
        {"Directeur d'usine", D::production, L::director},
        {"Responsable logistique", D::logistics, L::manager},
        {"DPO", D::legal, L::manager},
        {"Juriste", D::legal, L::specialist},
        {"Manager", D::unknown, L::manager},
        {"Xylophoniste", D::unknown, L::unknown},
        {"", D::unknown, L::unknown},
    };
    for (const Case& one : cases) {
        INFO(one.title);
        const JobTitle job = read_job_title(one.title);
        CHECK(keyword(job.department) == keyword(one.department));
        CHECK(keyword(job.level) == keyword(one.level));
    }
}

TEST_CASE("feminine and masculine titles are read alike", "[fields]") {
    const char* pairs[][2] = {{"Directeur financier", "Directrice financière"},
                              {"Acheteur", "Acheteuse"},
                              {"Président", "Présidente"},
                              {"Chargé d'affaires", "Chargée d'affaires"},
                              {"Technicien qualité", "Technicienne qualité"},
                              {"Contrôleur de gestion", "Contrôleuse de gestion"},
                              {"Avocat", "Avocate"},
                              {"Gérant", "Gérante"}};
    for (const auto& pair : pairs) {
        INFO(pair[1]);
        const JobTitle him = read_job_title(pair[0]);
        const JobTitle her = read_job_title(pair[1]);
        CHECK(him.department != Department::unknown);
        CHECK(keyword(him.department) == keyword(her.department));
        CHECK(keyword(him.level) == keyword(her.level));
    }
}
