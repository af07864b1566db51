#pragma once
#include "department/offices.h"
#include "web/route.h"

/// The files of the portal: each hands its routes, routes.cpp lists them.
namespace yakuba::portal::staff {

web::Routes sign_in_pages();    // サインイン、確認コード、サインアウト
web::Routes hand_over_pages();  // 交代
web::Routes account_pages();    // 自分の利用者情報、サインインの残り時間
web::Routes purpose_pages();    // 用件
web::Routes help_pages();       // キー操作の一覧

web::Routes today_pages(const Offices& offices);       // 今日の仕事
web::Routes search_pages();                            // 住民の検索
web::Routes person_pages(const Offices& offices);      // 住民の画面
web::Routes business_pages(const Offices& offices);    // 業務の画面
web::Routes correction_pages(const Offices& offices);  // 記録の訂正
web::Routes household_pages();                         // 世帯の画面
web::Routes protection_pages(const Offices& offices);  // 支援措置
web::Routes number_pages(const Offices& offices);      // 住民票コード、個人番号
web::Routes test_card_pages(const Offices& offices);   // 研修の試験用カード
web::Routes note_pages(const Offices& offices);        // 応対の記録
web::Routes glyph_pages(const Offices& offices);       // 字形

}  // namespace yakuba::portal::staff
